package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.spi.SecretCipher;

class AesGcmSecretCipherContractTest extends SecretCipherContract {

    @Override
    protected SecretCipher cipher() {
        return SecretCipher.aesGcm(KeyRing.of("2026-11", new byte[KeyRing.KEY_BYTES]));
    }

    @Override
    protected SecretCipher stranger() {
        return SecretCipher.aesGcm(KeyRing.ephemeral());
    }
}
