package io.github.mfa4j.examples.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 256 random bits that say nothing, for whoever holds them. Only the digest is stored: nobody finds so many bits by trying, so it
 * needs no salt and need not be slow. Prints nothing of it.
 *
 * @param value as it goes out and comes back
 */
public record OpaqueToken(String value) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Draws a token.
     *
     * @return a new one, of letters, digits, dashes and underscores
     */
    public static OpaqueToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * What is stored in its place, and looked up when it comes back.
     *
     * @return its SHA-256 in hexadecimal digits
     */
    public String digest() {
        return HexFormat.of().formatHex(sha256(value));
    }

    /**
     * A key for what only its holder is to read. It does not follow from the digest.
     *
     * @return 256 bits
     */
    public byte[] key() {
        return sha256("key " + value);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OpaqueToken[hidden]";
    }
}
