package io.github.mfa4j.spring.security.pages;

/**
 * What a code looks like, so that a phone shows the right keys. The page refuses at once what no code can be; of the rest the factor
 * decides.
 *
 * @param length characters of a code as the page tells them, without separators, 1 to 64
 * @param shortest the fewest characters that may be typed, 1 to {@code length}
 * @param longest the most, {@code length} to 64
 * @param digitsOnly whether all of them are digits; letters may be typed in either case
 */
public record CodeForm(int length, int shortest, int longest, boolean digitsOnly) {

    private static final int MAX_LENGTH = 64;

    /** Six digits, and no other number of them. */
    public static final CodeForm SIX_DIGITS = new CodeForm(6, true);

    /** The sixteen characters of a recovery code. */
    public static final CodeForm RECOVERY_CODE = new CodeForm(16, false);

    /**
     * Checks the lengths.
     *
     * @param length characters of a code as the page tells them, without separators, 1 to 64
     * @param shortest the fewest characters that may be typed, 1 to {@code length}
     * @param longest the most, {@code length} to 64
     * @param digitsOnly whether all of them are digits; letters may be typed in either case
     * @throws IllegalArgumentException if one is out of range
     */
    public CodeForm {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("length is " + length + ", allowed are 1 to " + MAX_LENGTH);
        }
        if (shortest < 1 || shortest > length) {
            throw new IllegalArgumentException("shortest is " + shortest + ", allowed are 1 to " + length);
        }
        if (longest < length || longest > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "longest is " + longest + ", allowed are " + length + " to " + MAX_LENGTH);
        }
    }

    /**
     * Codes of one length.
     *
     * @param length characters of a code, without separators, 1 to 64
     * @param digitsOnly whether all of them are digits; letters may be typed in either case
     * @throws IllegalArgumentException if it is out of range
     */
    public CodeForm(int length, boolean digitsOnly) {
        this(length, length, length, digitsOnly);
    }
}
