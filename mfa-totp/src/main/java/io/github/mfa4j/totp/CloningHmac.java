package io.github.mfa4j.totp;

import java.security.MessageDigest;

/**
 * Clones two digests that have absorbed the pads already: two compressions a counter. The originals are only ever
 * cloned, so that any number of threads can share them.
 */
final class CloningHmac extends CounterHmac {

    private final MessageDigest inner;
    private final MessageDigest outer;

    CloningHmac(OtpAlgorithm algorithm, MessageDigest inner, MessageDigest outer) {
        super(algorithm);
        this.inner = inner;
        this.outer = outer;
    }

    @Override
    MessageDigest innerDigest() {
        return copy(inner);
    }

    @Override
    MessageDigest outerDigest() {
        return copy(outer);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest that could be cloned no longer can", e);
        }
    }
}
