package io.github.mfa4j.examples.auth.account;

/** What a user may do; the names are stored, and with ROLE_ before them are Spring Security's authorities. */
public enum Role {
    /** The user's own matters. */
    USER,
    /** Everybody's. */
    ADMIN
}
