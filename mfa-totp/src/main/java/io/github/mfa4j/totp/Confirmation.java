package io.github.mfa4j.totp;

/** What came of confirming a pending enrolment with a code. */
public enum Confirmation {
    /** The authenticator is active. The code is thereby used and cannot log in. */
    CONFIRMED,
    /** Not the code of the new authenticator; it can be tried again. */
    WRONG_CODE,
    /**
     * There is no such pending enrolment any more: used, replaced, expired, or ended by wrong codes; or the user is no longer
     * active. Begin again.
     */
    ENDED,
    /** Too many parallel requests for this user. Nothing was activated; try again with the next code. */
    BUSY
}
