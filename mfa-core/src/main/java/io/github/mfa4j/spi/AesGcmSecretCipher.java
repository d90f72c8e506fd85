package io.github.mfa4j.spi;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.crypto.AesGcm;

/** AES-256-GCM under a subkey of the ring. 2^32 seals with random nonces are far more than enrolments. */
final class AesGcmSecretCipher implements SecretCipher {

    private final KeyRing keys;
    private final AesGcm aesGcm = new AesGcm();

    AesGcmSecretCipher(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public SealedSecret seal(byte[] secret, byte[] associatedData) {
        String keyId = keys.currentId();
        return new SealedSecret(keyId, aesGcm.seal(keys.subkey(keyId, "secret"), secret, associatedData));
    }

    @Override
    public byte[] open(SealedSecret sealed, byte[] associatedData) {
        return aesGcm.open(keys.subkey(sealed.keyId(), "secret"), sealed.bytes(), 0, associatedData)
                .orElseThrow(() -> new SealBrokenException("sealed secret or its binding was altered or cut short"));
    }

    @Override
    public String currentKeyId() {
        return keys.currentId();
    }
}
