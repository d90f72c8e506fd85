package io.github.mfa4j.trials;

import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import java.time.InstantSource;

/** The memory of this process, which all nodes share. */
final class MemoryStores implements Stores {

    private static final int MAX_REGISTERS = 100_000;

    private Connected connected = connect(InstantSource.system());

    @Override
    public void empty(InstantSource clock) {
        connected = connect(clock);
    }

    @Override
    public Connected node(int number) {
        return connected;
    }

    @Override
    public int trials(int inMemory) {
        return inMemory;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "memory";
    }

    private static Connected connect(InstantSource clock) {
        CodeStore registers = new InMemoryCodeStore(MAX_REGISTERS, clock);
        return new Connected(registers, registers, new InMemorySecretVault());
    }
}
