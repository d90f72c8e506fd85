package io.github.mfa4j.spring.security.pages;

/**
 * What a code looks like, so that a phone shows the right keys.
 *
 * @param length characters of a code, without separators, 1 to 64
 * @param digitsOnly whether all of them are digits; letters may be typed in either case
 */
public record CodeForm(int length, boolean digitsOnly) {

    private static final int MAX_LENGTH = 64;

    /** Six digits, as of most authenticator apps and sent codes. */
    public static final CodeForm SIX_DIGITS = new CodeForm(6, true);

    /** The sixteen characters of a recovery code. */
    public static final CodeForm RECOVERY_CODE = new CodeForm(16, false);

    /**
     * Checks the length.
     *
     * @param length characters of a code, without separators, 1 to 64
     * @param digitsOnly whether all of them are digits; letters may be typed in either case
     * @throws IllegalArgumentException if it is out of range
     */
    public CodeForm {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("length is " + length + ", allowed are 1 to " + MAX_LENGTH);
        }
    }
}
