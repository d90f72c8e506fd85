package io.github.mfa4j.factor;

import java.security.MessageDigest;
import java.util.Arrays;

/** A digest as a value: compared in constant time, printed never. Immutable and thread-safe. */
public final class Digest {

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Wraps a digest.
     *
     * @param bytes the digest; copied
     * @return the value
     */
    public static Digest of(byte[] bytes) {
        return new Digest(bytes.clone());
    }

    /**
     * The digest itself, for storing.
     *
     * @return a fresh copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Compares in time that depends only on the length. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Digest[hidden]";
    }
}
