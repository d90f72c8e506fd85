package io.github.mfa4j.totp;

import io.github.mfa4j.totp.InvalidSecretException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.CodecPolicy;
import org.apache.commons.codec.binary.Base32;

/**
 * Base32 (RFC 4648 section 6) as secrets are typed: the case, spaces, dashes and padding are free, nothing else is.
 *
 * <p>The strict codec underneath wants upper case, full padding and nothing between, and does not say by type what it
 * misses. So the text is brought into that form here, which also tells what is wrong with it.
 */
final class Base32Text {

    /** 128 bytes are 208 characters with padding; the rest leaves room for separators. */
    static final int MAX_TEXT_LENGTH = 512;

    private static final int CHARACTERS_PER_BLOCK = 8;
    private static final Base32 CODEC =
            Base32.builder().setDecodingPolicy(CodecPolicy.STRICT).get();

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
        byte[] letters = new byte[text.length()];
        try {
            int count = compact(text, letters);
            byte[] padded = Arrays.copyOf(letters, count + Math.floorMod(-count, CHARACTERS_PER_BLOCK));
            Arrays.fill(padded, count, padded.length, (byte) '=');
            try {
                return CODEC.decode(padded);
            } catch (IllegalArgumentException trailingBits) {
                // The codec's exception is not kept as the cause: what its message carries is not ours to promise.
                throw new InvalidSecretException(
                        Reason.TRAILING_BITS, "the unused bits of the last Base32 character are not zero");
            } finally {
                Arrays.fill(padded, (byte) 0);
            }
        } finally {
            Arrays.fill(letters, (byte) 0);
        }
    }

    /** Writes the letters alone, in upper case, and returns how many there are. */
    private static int compact(CharSequence text, byte[] letters) {
        int count = 0;
        int padding = 0;
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
            letters[count++] = letter(c, i);
        }
        if (padding > 0 && (padding >= CHARACTERS_PER_BLOCK || (count + padding) % CHARACTERS_PER_BLOCK != 0)) {
            throw new InvalidSecretException(
                    Reason.PADDING, count + " Base32 characters with " + padding + " characters of padding");
        }
        if (count == 0) {
            throw new InvalidSecretException(Reason.TOO_SHORT, "no Base32 characters");
        }
        switch (count % CHARACTERS_PER_BLOCK) {
            case 1, 3, 6 ->
                throw new InvalidSecretException(
                        Reason.LENGTH, count + " Base32 characters encode no whole number of bytes");
            default -> {
                return count;
            }
        }
    }

    private static byte letter(char c, int position) {
        if ((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7')) {
            return (byte) c;
        }
        if (c >= 'a' && c <= 'z') {
            return (byte) (c - 'a' + 'A');
        }
        throw new InvalidSecretException(Reason.CHARACTER, "not a Base32 character (A-Z, 2-7) at position " + position);
    }
}
