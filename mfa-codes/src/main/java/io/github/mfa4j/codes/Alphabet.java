package io.github.mfa4j.codes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of a code, and which typed characters stand for which of them.
 *
 * <p>Symbols are ASCII digits and upper-case letters; a letter may be typed in either case. Folding is a table made by
 * ASCII arithmetic, so that no locale and no Unicode case rule (the Turkish dotless i, the Kelvin sign) takes part.
 */
final class Alphabet {

    static final Alphabet DIGITS = new Alphabet("0123456789", "");

    /** Crockford base 32: no I, L, O, which are read as the digits they look like, and no U. */
    static final Alphabet CROCKFORD = new Alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ", "O0I1L1");

    private static final int MIN_SIZE = 2;
    private static final int MAX_SIZE = 36;
    private static final int ASCII = 128;
    private static final int TO_LOWER = 'a' - 'A';

    private final String symbols;
    private final byte[] symbolByTyped = new byte[ASCII];

    /** {@code lookAlikes} is a sequence of pairs: a character that may be typed, and the symbol it is taken for. */
    private Alphabet(String symbols, String lookAlikes) {
        this.symbols = symbols;
        for (int i = 0; i < symbols.length(); i++) {
            read(symbols.charAt(i), symbols.charAt(i));
        }
        for (int i = 0; i < lookAlikes.length(); i += 2) {
            read(lookAlikes.charAt(i), lookAlikes.charAt(i + 1));
        }
    }

    static Alphabet of(String symbols) {
        if (symbols.length() < MIN_SIZE
                || symbols.length() > MAX_SIZE
                || !symbols.chars().allMatch(c -> Ascii.isDigit(c) || Ascii.isUpper(c))) {
            throw new IllegalArgumentException("alphabet has " + symbols.length() + " characters, allowed are "
                    + MIN_SIZE + " to " + MAX_SIZE + " of 0-9 and A-Z");
        }
        if (symbols.chars().distinct().count() != symbols.length()) {
            throw new IllegalArgumentException("alphabet is \"" + symbols + "\", allowed is each character once");
        }
        return new Alphabet(symbols, "");
    }

    private void read(char typed, char symbol) {
        symbolByTyped[typed] = (byte) symbol;
        if (Ascii.isUpper(typed)) {
            symbolByTyped[typed + TO_LOWER] = (byte) symbol;
        }
    }

    int size() {
        return symbols.length();
    }

    byte symbolAt(int index) {
        return (byte) symbols.charAt(index);
    }

    /** The symbol that a typed character stands for, or 0 if it stands for none. */
    byte symbolFor(char typed) {
        return typed < ASCII ? symbolByTyped[typed] : 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Alphabet that
                && symbols.equals(that.symbols)
                && Arrays.equals(symbolByTyped, that.symbolByTyped);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }

    @Override
    public String toString() {
        return symbols;
    }
}
