package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.CodeStore;

class InMemoryCodeStoreContractTest extends CodeStoreContract {

    @Override
    protected CodeStore store() {
        return new InMemoryCodeStore();
    }
}
