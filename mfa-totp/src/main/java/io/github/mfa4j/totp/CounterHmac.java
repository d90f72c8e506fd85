package io.github.mfa4j.totp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC (RFC 2104) of eight-byte counters with the truncation of RFC 4226 section 5.3, for one operation of one thread.
 *
 * <p>An HMAC is four compressions of the hash function. Two of them depend on the key alone, and where they come from is
 * what the two kinds differ in. The JDK's {@code Mac} would do all four and set itself up for more.
 */
abstract sealed class CounterHmac implements AutoCloseable permits FeedingHmac, CloningHmac {

    /** For a secret that is used this once. */
    static CounterHmac of(OtpSecret secret, OtpAlgorithm algorithm) {
        return FeedingHmac.of(secret, algorithm, newDigest(algorithm));
    }

    static MessageDigest newDigest(OtpAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.digestName());
        } catch (NoSuchAlgorithmException e) {
            // SHA-1 and SHA-256 are in every Java platform; only SHA-512 can be missing, in a stripped one.
            throw new IllegalStateException("this Java platform has no " + algorithm.digestName(), e);
        }
    }

    /** The 31-bit number a code is made of; a negative counter is the eight bytes of its two's complement. */
    abstract int truncated(long counter);

    /** Erases what this operation alone had of the key. */
    @Override
    public abstract void close();

    static void writeCounter(long counter, byte[] target, int offset) {
        for (int i = 0; i < Long.BYTES; i++) {
            target[offset + i] = (byte) (counter >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
    }

    /** Hashes into the target and leaves the digest as new. */
    static void digestInto(MessageDigest digest, byte[] target, int offset) {
        try {
            digest.digest(target, offset, target.length - offset);
        } catch (DigestException e) {
            throw new IllegalStateException("a digest of " + digest.getAlgorithm() + " has an unknown length", e);
        }
    }

    /** RFC 4226 section 5.3: the last half-byte of the HMAC says where the four bytes begin. */
    static int truncate(byte[] hmac, int start) {
        int offset = start + (hmac[hmac.length - 1] & 0xf);
        return (hmac[offset] & 0x7f) << 24
                | (hmac[offset + 1] & 0xff) << 16
                | (hmac[offset + 2] & 0xff) << 8
                | (hmac[offset + 3] & 0xff);
    }
}
