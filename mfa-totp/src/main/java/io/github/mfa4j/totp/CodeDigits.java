package io.github.mfa4j.totp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Codes as numbers and as ASCII digits, independent of every locale. */
final class CodeDigits {

    static final long NOT_A_CODE = -1;

    /** The longest code and room for separators; longer input is refused unread. */
    private static final int MAX_INPUT_LENGTH = 32;

    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000L
    };

    private CodeDigits() {}

    /** The code of a truncated HMAC as a number (RFC 4226 section 5.3, step 3). */
    static int value(int truncated, int digits) {
        return (int) (truncated % POWERS_OF_TEN[digits]);
    }

    /** All digits, leading zeros included. */
    static String format(int value, int digits) {
        byte[] ascii = new byte[digits];
        int rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            ascii[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(ascii, StandardCharsets.ISO_8859_1);
    }

    /** The number that a person typed, or {@link #NOT_A_CODE} unless it is that many ASCII digits, spaces and dashes. */
    static long parse(@Nullable CharSequence input, int digits) {
        if (input == null || input.length() > MAX_INPUT_LENGTH) {
            return NOT_A_CODE;
        }
        long value = 0;
        int count = 0;
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c < '0' || c > '9' || ++count > digits) {
                return NOT_A_CODE;
            }
            value = value * 10 + (c - '0');
        }
        return count == digits ? value : NOT_A_CODE;
    }

    /** 1 if the numbers are equal, else 0, without a branch. Both are non-negative. */
    static int equalBit(long a, long b) {
        return (int) (((a ^ b) - 1) >>> (Long.SIZE - 1));
    }
}
