package io.github.mfa4j.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A single-use code in clear: one that was just generated, or one that a user typed.
 *
 * <p>A code shows itself only where it is asked to, through {@link #reveal()} and {@link #reveal(int)}; {@code toString}
 * prints nothing of it. Give the revealed text to the user and keep it nowhere. Codes have the equality of objects, so
 * that none is compared in variable time by accident; {@link #sameAs} compares their characters.
 *
 * <p>Made by {@link CodeFormat}. Immutable and safe for use by many threads.
 */
public final class Code {

    private final byte[] symbols;

    /** Takes over the array, which holds symbols of one alphabet, each an ASCII character. */
    Code(byte[] symbols) {
        this.symbols = symbols;
    }

    /**
     * The number of characters, without separators.
     *
     * @return at least 1
     */
    public int length() {
        return symbols.length;
    }

    /**
     * The code as it is to be typed.
     *
     * @return ASCII digits and upper-case letters only
     */
    public String reveal() {
        return new String(symbols, StandardCharsets.US_ASCII);
    }

    /**
     * The code in groups, as people read and copy it: {@code ABCD-EFGH} for groups of four. The format that made the
     * code reads it back with or without the dashes.
     *
     * @param groupSize characters in a group, 1 or more; the last group takes what is left
     * @return the groups with a dash between them
     * @throws IllegalArgumentException if the group size is less than 1
     */
    public String reveal(int groupSize) {
        if (groupSize < 1) {
            throw new IllegalArgumentException("groupSize must be 1 or more, but is " + groupSize);
        }
        StringBuilder groups = new StringBuilder(2 * symbols.length);
        for (int i = 0; i < symbols.length; i++) {
            if (i > 0 && i % groupSize == 0) {
                groups.append('-');
            }
            groups.append((char) symbols[i]);
        }
        return groups.toString();
    }

    /**
     * Whether another code has the same characters, compared in a time that depends on the lengths alone.
     *
     * @param other the code to compare with
     * @return true if both have the same characters in the same order
     */
    public boolean sameAs(Code other) {
        return MessageDigest.isEqual(symbols, other.symbols);
    }

    /** The characters as ASCII in a fresh array, for the caller to wipe. */
    byte[] ascii() {
        return symbols.clone();
    }

    @Override
    public String toString() {
        return "Code[hidden]";
    }
}
