package io.github.mfa4j;

/** What came of changing a user's factors. */
public enum Change {
    /** It is done. */
    DONE,
    /** The authority given is missing, not fresh, for another purpose or for another user. */
    NOT_AUTHORISED,
    /** There was nothing to change. */
    NOTHING_TO_CHANGE,
    /** The most that a user may have is there already. */
    LIMIT_REACHED,
    /** Too many parallel requests for this user; nothing was changed, try again. */
    BUSY
}
