package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.SecretVault;

class InMemorySecretVaultContractTest extends SecretVaultContract {

    @Override
    protected SecretVault vault() {
        return new InMemorySecretVault();
    }
}
