package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of a factor look like: an alphabet and a length. It generates codes and reads what users type.
 *
 * <p>Every format has at least a million codes, the least that NIST SP 800-63B-4 section 3.1.3.2 allows for a code sent
 * out of band. Whether that is enough depends on how many guesses are allowed; the factor that uses a format checks it
 * against its lockout policy.
 *
 * <p>Immutable, compared by value, and safe for use by many threads.
 */
public final class CodeFormat {

    private static final int MIN_DIGITS = 6;
    private static final int MAX_DIGITS = 10;
    private static final int MAX_LENGTH = 64;
    private static final int MIN_UNAMBIGUOUS = 4;
    private static final int UNAMBIGUOUS_LENGTH = 8;
    private static final BigInteger MIN_SPACE = BigInteger.valueOf(1_000_000);

    /** Room for any separators a person types between characters; what is longer is refused unread. */
    private static final int MAX_INPUT_PER_SYMBOL = 4;

    private final Alphabet alphabet;
    private final int length;

    /** Leaves the size of the code space to the caller. */
    CodeFormat(Alphabet alphabet, int length) {
        this.alphabet = alphabet;
        this.length = Ranges.check("length", length, 1, MAX_LENGTH);
    }

    /**
     * Decimal digits, the format for codes of a second step: easy to type on any phone.
     *
     * @param length number of digits, 6 to 10
     * @return the format
     * @throws IllegalArgumentException if the length is out of range
     */
    public static CodeFormat digits(int length) {
        return new CodeFormat(Alphabet.DIGITS, Ranges.check("length", length, MIN_DIGITS, MAX_DIGITS));
    }

    /**
     * Eight characters of Crockford base 32, 40 bits: the format for codes that anyone may ask for, such as those of a
     * password reset.
     *
     * @return the format
     */
    public static CodeFormat unambiguous() {
        return unambiguous(UNAMBIGUOUS_LENGTH);
    }

    /**
     * Crockford base 32: digits and letters without I, L, O and U, five bits a character. In what a user types, O is
     * read as 0, I and L as 1.
     *
     * @param length number of characters, 4 to 64
     * @return the format
     * @throws IllegalArgumentException if the length is out of range
     */
    public static CodeFormat unambiguous(int length) {
        return new CodeFormat(Alphabet.CROCKFORD, Ranges.check("length", length, MIN_UNAMBIGUOUS, MAX_LENGTH));
    }

    /**
     * An alphabet of your own. Its letters are written in upper case and may be typed in either.
     *
     * @param alphabet 2 to 36 different characters of {@code 0-9} and {@code A-Z}
     * @param length number of characters, 1 to 64, such that there are at least a million codes
     * @return the format
     * @throws IllegalArgumentException if the alphabet has other characters or repeats one, if the length is out of
     *     range, or if there are fewer than a million codes
     */
    public static CodeFormat of(String alphabet, int length) {
        return requireSpace(new CodeFormat(Alphabet.of(alphabet), length));
    }

    /**
     * The characters of the alphabet.
     *
     * @return digits and upper-case letters, in the order they were given
     */
    public String alphabet() {
        return alphabet.toString();
    }

    /**
     * The number of characters of a code, without separators.
     *
     * @return 1 to 64
     */
    public int length() {
        return length;
    }

    /**
     * The number of different codes; the chance of one guess is one in this many.
     *
     * @return a million or more
     */
    public BigInteger space() {
        return BigInteger.valueOf(alphabet.size()).pow(length);
    }

    /**
     * The size of the code space in bits.
     *
     * @return the binary logarithm of {@link #space()}
     */
    public double bits() {
        return length * (Math.log(alphabet.size()) / Math.log(2));
    }

    /**
     * Draws a code, each of {@link #space()} equally likely.
     *
     * @param random the source, for instance {@code new SecureRandom()}
     * @return a new code
     */
    public SecretText generate(SecureRandom random) {
        byte[] symbols = new byte[length];
        for (int i = 0; i < length; i++) {
            // nextInt(bound) draws again where a remainder would favour the first symbols, as its documentation says;
            // a byte reduced modulo ten would not.
            symbols[i] = alphabet.symbolAt(random.nextInt(alphabet.size()));
        }
        return text(symbols);
    }

    /**
     * Reads what a user typed. Spaces and dashes (U+0020, U+002D) are dropped wherever they stand, letters count in
     * either case, and for Crockford base 32 look-alikes are resolved; the rest must be exactly as many characters of
     * the alphabet as a code has. Line breaks, signs, and digits or letters outside ASCII are refused. The default
     * locale has no influence, and input more than four times as long as a code is not looked at.
     *
     * @param input anything a user sent; null stands for a missing field
     * @return the code, or empty if this cannot be one: answer as for a wrong code
     */
    public Optional<SecretText> parse(@Nullable String input) {
        if (input == null || input.length() > MAX_INPUT_PER_SYMBOL * length) {
            return Optional.empty();
        }
        byte[] symbols = new byte[length];
        int count = 0;
        for (int i = 0; i < input.length(); i++) {
            char typed = input.charAt(i);
            if (typed == ' ' || typed == '-') {
                continue;
            }
            byte symbol = alphabet.symbolFor(typed);
            if (symbol == 0 || count == length) {
                return Optional.empty();
            }
            symbols[count++] = symbol;
        }
        return count == length ? Optional.of(text(symbols)) : Optional.empty();
    }

    /**
     * A code in groups, as people read and copy it: {@code ABCD-EFGH} for groups of four. The format that made the code
     * reads it back with or without the dashes.
     *
     * @param code a code in clear
     * @param groupSize characters in a group, 1 or more; the last group takes what is left
     * @return the groups with a dash between them, for the user's eyes only
     * @throws IllegalArgumentException if the group size is less than 1
     */
    public static String grouped(SecretText code, int groupSize) {
        if (groupSize < 1) {
            throw new IllegalArgumentException("groupSize is " + groupSize + ", allowed are 1 and more");
        }
        String symbols = code.reveal();
        StringBuilder groups = new StringBuilder(2 * symbols.length());
        for (int i = 0; i < symbols.length(); i++) {
            if (i > 0 && i % groupSize == 0) {
                groups.append('-');
            }
            groups.append(symbols.charAt(i));
        }
        return groups.toString();
    }

    private static SecretText text(byte[] symbols) {
        return SecretText.of(new String(symbols, StandardCharsets.US_ASCII));
    }

    private static CodeFormat requireSpace(CodeFormat format) {
        if (format.space().compareTo(MIN_SPACE) < 0) {
            throw new IllegalArgumentException("length " + format.length + " over " + format.alphabet.size()
                    + " characters gives " + format.space() + " codes, but must give " + MIN_SPACE + " or more");
        }
        return format;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeFormat that && length == that.length && alphabet.equals(that.alphabet);
    }

    @Override
    public int hashCode() {
        return Objects.hash(alphabet, length);
    }

    @Override
    public String toString() {
        return "CodeFormat[" + length + " of " + alphabet + "]";
    }
}
