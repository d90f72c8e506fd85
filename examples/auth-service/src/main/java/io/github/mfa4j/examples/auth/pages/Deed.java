package io.github.mfa4j.examples.auth.pages;

import java.io.Serializable;

/**
 * What a fresh proof of a factor is asked for.
 *
 * @param kind what is to be done
 * @param subject to what: the authenticator, or the user
 * @param factor of the user whose lock is lifted; else empty
 */
record Deed(Kind kind, String subject, String factor) implements Serializable {

    enum Kind {
        REMOVE_AUTHENTICATOR,
        RELEASE_USER
    }

    /** Where it was asked for. */
    String page() {
        return kind == Kind.RELEASE_USER ? "/administration" : "/security";
    }
}
