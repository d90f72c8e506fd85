package io.github.mfa4j.quickstart;

/** What the program answers to a script. */
final class Exit {

    static final int YES = 0;
    static final int NO = 1;
    static final int BAD_USAGE = 2;
    /** A database or server failed; {@code EX_UNAVAILABLE} of BSD's sysexits.h. */
    static final int UNAVAILABLE = 69;
    /** A fault of the program itself, kept apart from every answer; {@code EX_SOFTWARE} of BSD's sysexits.h. */
    static final int FAULT = 70;

    private Exit() {}
}
