package io.github.mfa4j.totp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The two blocks an HMAC key is turned into (RFC 2104 section 2): each stands for the key. */
final class HmacPads implements AutoCloseable {

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final byte[] inner;
    private final byte[] outer;

    HmacPads(OtpSecret secret, OtpAlgorithm algorithm) {
        this(secret.toByteArray(), algorithm);
    }

    /** Takes the key over and overwrites it. */
    HmacPads(byte[] key, OtpAlgorithm algorithm) {
        inner = new byte[algorithm.blockLength()];
        if (key.length > inner.length) {
            // RFC 2104 section 3: a key longer than the block is hashed first.
            MessageDigest digest = newDigest(algorithm);
            digest.update(key);
            digestInto(digest, inner, algorithm.outputLength());
        } else {
            System.arraycopy(key, 0, inner, 0, key.length);
        }
        Arrays.fill(key, (byte) 0);
        outer = new byte[inner.length];
        for (int i = 0; i < inner.length; i++) {
            outer[i] = (byte) (inner[i] ^ OUTER);
            inner[i] ^= INNER;
        }
    }

    void feedInner(MessageDigest digest) {
        digest.update(inner);
    }

    void feedOuter(MessageDigest digest) {
        digest.update(outer);
    }

    @Override
    public void close() {
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
    }

    static MessageDigest newDigest(OtpAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.digestName());
        } catch (NoSuchAlgorithmException e) {
            // SHA-1 and SHA-256 are in every Java platform; SHA-512 can be missing in a stripped one only.
            throw new IllegalStateException("this Java platform has no " + algorithm.digestName(), e);
        }
    }

    static void digestInto(MessageDigest digest, byte[] output, int length) {
        try {
            digest.digest(output, 0, length);
        } catch (DigestException e) {
            throw new IllegalStateException("the provider's digest is not " + length + " bytes long", e);
        }
    }
}
