package io.github.mfa4j;

/** What came of changing a user's factors. */
public enum Change {
    /** It is done. */
    DONE,
    /** The authority given is missing, not fresh, for another purpose or for another user. */
    NOT_AUTHORISED,
    /** The directory does not know the user, or holds the user for inactive. */
    USER_UNAVAILABLE,
    /** There was nothing to change. */
    NOTHING_TO_CHANGE,
    /**
     * Open challenges are ended, but the user can be challenged anew, because the factor rests on what the library does not
     * own: take the address out of the user directory.
     */
    STILL_SET_UP,
    /** The most that a user may have is there already. */
    LIMIT_REACHED,
    /** Too many parallel requests for this user; nothing was changed, try again. */
    BUSY
}
