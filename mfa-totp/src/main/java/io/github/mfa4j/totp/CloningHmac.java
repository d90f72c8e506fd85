package io.github.mfa4j.totp;

import java.security.MessageDigest;

/**
 * Clones two digests that have absorbed the pads already: two compressions a counter. The originals are only ever
 * cloned, so that any number of threads can share them.
 */
final class CloningHmac extends CounterHmac {

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] buffer;

    CloningHmac(MessageDigest inner, MessageDigest outer, OtpAlgorithm algorithm) {
        this.inner = inner;
        this.outer = outer;
        this.buffer = new byte[algorithm.outputLength()];
    }

    @Override
    int truncated(long counter) {
        writeCounter(counter, buffer, 0);
        MessageDigest digest = copy(inner);
        digest.update(buffer, 0, Long.BYTES);
        digestInto(digest, buffer, 0);
        digest = copy(outer);
        digest.update(buffer);
        digestInto(digest, buffer, 0);
        return truncate(buffer, 0);
    }

    @Override
    public void close() {
        // The key is the owner's of the two digests.
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest that could be cloned no longer can", e);
        }
    }
}
