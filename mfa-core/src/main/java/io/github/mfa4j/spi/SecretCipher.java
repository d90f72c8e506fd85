package io.github.mfa4j.spi;

import io.github.mfa4j.KeyRing;

/**
 * Seals secrets before they reach a vault. The associated data names tenant, user, factor, enrolment and status, so that a
 * ciphertext moved to another user, or a pending enrolment made active by hand, does not open. Implementations are
 * thread-safe; a key management service or transit engine is another implementation.
 */
public interface SecretCipher {

    /**
     * The default: AES-256-GCM under a subkey of the ring.
     *
     * @param keys the ring
     * @return a cipher
     */
    static SecretCipher aesGcm(KeyRing keys) {
        return new AesGcmSecretCipher(keys);
    }

    /**
     * Seals under the current key.
     *
     * @param secret what to seal; not kept
     * @param associatedData what the ciphertext is bound to; not kept
     * @return the sealed secret
     */
    SealedSecret seal(byte[] secret, byte[] associatedData);

    /**
     * Opens what {@link #seal} made with the same associated data.
     *
     * @param sealed the sealed secret
     * @param associatedData what it is bound to
     * @return the secret, a fresh array that the caller wipes
     * @throws SealBrokenException if the ciphertext or its binding was altered: an attack or corruption, not an outage
     * @throws RuntimeException any other for an outage, such as a key that this node does not have
     */
    byte[] open(SealedSecret sealed, byte[] associatedData);

    /**
     * Names the key that seals now.
     *
     * @return its id
     */
    String currentKeyId();
}
