package io.github.mfa4j.totp;

import io.github.mfa4j.totp.InvalidSecretException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.binary.Base32;

/**
 * Base32 (RFC 4648 section 6) as secrets are typed: the case, spaces, dashes and padding are free, nothing else is.
 *
 * <p>Reading is done here and not by the codec, which cannot say by type what is wrong, and which for every call leaves
 * the secret behind in a buffer of eight kilobytes that nobody overwrites.
 */
final class Base32Text {

    /** 128 bytes are 208 characters with padding; the rest leaves room for separators. */
    static final int MAX_TEXT_LENGTH = 512;

    private static final int BITS_PER_CHARACTER = 5;
    private static final int CHARACTERS_PER_BLOCK = 8;
    private static final Base32 CODEC = new Base32();

    private Base32Text() {}

    /** Upper case, without padding. */
    static String encode(byte[] bytes) {
        byte[] encoded = CODEC.encode(bytes);
        int length = encoded.length;
        while (length > 0 && encoded[length - 1] == '=') {
            length--;
        }
        String text = new String(encoded, 0, length, StandardCharsets.US_ASCII);
        Arrays.fill(encoded, (byte) 0);
        return text;
    }

    static byte[] decode(CharSequence text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new InvalidSecretException(
                    Reason.TOO_LONG, "Base32 text of " + text.length() + " characters, at most " + MAX_TEXT_LENGTH);
        }
        byte[] bytes = new byte[text.length() * BITS_PER_CHARACTER / Byte.SIZE];
        int length = 0;
        try {
            length = decodeInto(bytes, text);
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        } finally {
            if (length != bytes.length) {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    /** Returns the number of bytes. */
    private static int decodeInto(byte[] bytes, CharSequence text) {
        int length = 0;
        int characters = 0;
        int padding = 0;
        int unused = 0;
        int unusedBits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c == '=') {
                padding++;
                continue;
            }
            if (padding > 0) {
                throw new InvalidSecretException(Reason.PADDING, "Base32 padding before position " + i);
            }
            characters++;
            unused = unused << BITS_PER_CHARACTER | value(c, i);
            unusedBits += BITS_PER_CHARACTER;
            if (unusedBits >= Byte.SIZE) {
                unusedBits -= Byte.SIZE;
                bytes[length++] = (byte) (unused >>> unusedBits);
                unused &= (1 << unusedBits) - 1;
            }
        }
        checkEnd(characters, padding, unused, unusedBits);
        return length;
    }

    private static void checkEnd(int characters, int padding, int unused, int unusedBits) {
        if (characters == 0) {
            throw new InvalidSecretException(Reason.TOO_SHORT, "no Base32 characters");
        }
        if (padding > 0 && (padding >= CHARACTERS_PER_BLOCK || (characters + padding) % CHARACTERS_PER_BLOCK != 0)) {
            throw new InvalidSecretException(
                    Reason.PADDING, characters + " Base32 characters with " + padding + " characters of padding");
        }
        if (unusedBits >= BITS_PER_CHARACTER) {
            throw new InvalidSecretException(
                    Reason.LENGTH, characters + " Base32 characters encode no whole number of bytes");
        }
        if (unused != 0) {
            throw new InvalidSecretException(
                    Reason.TRAILING_BITS, "the unused bits of the last Base32 character are not zero");
        }
    }

    private static int value(char c, int position) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= '2' && c <= '7') {
            return c - '2' + 26;
        }
        throw new InvalidSecretException(Reason.CHARACTER, "not a Base32 character (A-Z, 2-7) at position " + position);
    }
}
