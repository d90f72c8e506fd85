package io.github.mfa4j.spi;

import java.util.Arrays;

/**
 * A secret that only {@link SecretCipher#open} can read, with the id of the key it is sealed under. Immutable and
 * thread-safe; prints only the key id.
 */
public final class SealedSecret {

    private final String keyId;
    private final byte[] bytes;

    /**
     * Holds a ciphertext.
     *
     * @param keyId the key it is sealed under
     * @param bytes what the cipher made; copied
     */
    public SealedSecret(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    /**
     * The key it is sealed under.
     *
     * @return the key id
     */
    public String keyId() {
        return keyId;
    }

    /**
     * What the cipher made.
     *
     * @return a fresh copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedSecret[key=" + keyId + "]";
    }
}
