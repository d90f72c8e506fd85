package io.github.mfa4j.totp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/** Feeds the pads into one digest for every counter: four compressions, with any provider. */
final class FeedingHmac extends CounterHmac {

    private static final long INNER = 0x3636363636363636L;
    private static final long OUTER = 0x5c5c5c5c5c5c5c5cL;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest;
    private final int blockLength;
    /** The key under the inner pad (RFC 2104 section 2), and room for what is hashed after it. */
    private final byte[] padded;

    private FeedingHmac(MessageDigest digest, int blockLength, byte[] padded) {
        this.digest = digest;
        this.blockLength = blockLength;
        this.padded = padded;
    }

    static FeedingHmac of(OtpSecret secret, OtpAlgorithm algorithm, MessageDigest digest) {
        int blockLength = algorithm.blockLength();
        byte[] padded = new byte[blockLength + algorithm.outputLength()];
        secret.copyInto(padded, blockLength, digest);
        FeedingHmac hmac = new FeedingHmac(digest, blockLength, padded);
        hmac.xorBlock(INNER);
        return hmac;
    }

    /** The same for another thread, with a digest of its own. */
    FeedingHmac with(MessageDigest another) {
        return new FeedingHmac(another, blockLength, padded.clone());
    }

    /** Lets two digests absorb one pad each, for {@link CloningHmac}. */
    void feedPads(MessageDigest inner, MessageDigest outer) {
        inner.update(padded, 0, blockLength);
        xorBlock(INNER ^ OUTER);
        outer.update(padded, 0, blockLength);
        xorBlock(INNER ^ OUTER);
    }

    @Override
    int truncated(long counter) {
        LONGS.set(padded, blockLength, counter);
        digest.update(padded, 0, blockLength + Long.BYTES);
        digestInto(digest, padded, blockLength);
        xorBlock(INNER ^ OUTER);
        digest.update(padded);
        digestInto(digest, padded, blockLength);
        xorBlock(INNER ^ OUTER);
        return truncate(padded, blockLength);
    }

    private void xorBlock(long pad) {
        for (int i = 0; i < blockLength; i += Long.BYTES) {
            LONGS.set(padded, i, (long) LONGS.get(padded, i) ^ pad);
        }
    }

    @Override
    public void close() {
        Arrays.fill(padded, (byte) 0);
    }
}
