package io.github.mfa4j.mail;

/** How the connection to a mail server is protected. There is no "if the server offers it": that would be no protection. */
public enum SmtpSecurity {

    /**
     * The connection starts in clear and must change to TLS before anything is sent, usually at port 587 (RFC 3207). A server
     * that does not offer it, or an attacker who hides the offer, gets nothing.
     */
    STARTTLS,

    /** TLS from the first byte, usually at port 465 (RFC 8314 section 3.3). */
    TLS,

    /**
     * Nothing: whoever is on the way reads every code. Only for tests and for a relay on this machine that encrypts what it
     * passes on. Refused together with a password, and for a
     * server that is not named by a loopback address or as {@code localhost}.
     */
    NONE
}
