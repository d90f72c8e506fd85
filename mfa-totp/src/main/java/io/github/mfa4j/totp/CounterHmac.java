package io.github.mfa4j.totp;

import java.security.MessageDigest;

/**
 * HMAC (RFC 2104) of eight-byte counters with the truncation of RFC 4226 section 5.3, by one thread: it has a buffer.
 *
 * <p>The JDK's {@code Mac} computes the same from four compressions of the hash function. Two of them depend on the key
 * alone, and where they come from is what the two kinds differ in.
 */
abstract sealed class CounterHmac permits FeedingHmac, CloningHmac {

    /** Room for the longest HMAC; the counter, too, goes through here. */
    private static final int BUFFER_LENGTH = 64;

    private final byte[] buffer = new byte[BUFFER_LENGTH];
    private final int outputLength;

    CounterHmac(OtpAlgorithm algorithm) {
        this.outputLength = algorithm.outputLength();
    }

    /** A digest that has absorbed the inner pad; it is used up before the outer one is asked for. */
    abstract MessageDigest innerDigest();

    /** A digest that has absorbed the outer pad. */
    abstract MessageDigest outerDigest();

    /** The 31-bit number a code is made of; a negative counter is the eight bytes of its two's complement. */
    final int truncated(long counter) {
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            buffer[i] = (byte) (counter >>> (Byte.SIZE * (Long.BYTES - 1 - i)));
        }
        MessageDigest inner = innerDigest();
        inner.update(buffer, 0, Long.BYTES);
        HmacPads.digestInto(inner, buffer, outputLength);

        MessageDigest outer = outerDigest();
        outer.update(buffer, 0, outputLength);
        HmacPads.digestInto(outer, buffer, outputLength);

        int offset = buffer[outputLength - 1] & 0xf;
        return (buffer[offset] & 0x7f) << 24
                | (buffer[offset + 1] & 0xff) << 16
                | (buffer[offset + 2] & 0xff) << 8
                | (buffer[offset + 3] & 0xff);
    }
}
