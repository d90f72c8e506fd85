package io.github.mfa4j.trials;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Where the nodes of an installation keep registers and enrolments. One test at a time has it, and finds it empty. */
interface Stores extends AutoCloseable {

    /**
     * What one node is given, over connections of its own.
     *
     * @param registers of all factors but recovery codes
     * @param recoveryRegisters the same, unless that store may lose its newest writes: recovery codes refuse such a one
     */
    record Connected(CodeStore registers, CodeStore recoveryRegisters, SecretVault vault) {}

    /** Every kind, each opened by its first test. */
    static Stream<Stores> ofEachKind() {
        return Stream.of(new MemoryStores(), new PostgresStores(), new RedisStores());
    }

    /**
     * Forgets everything.
     *
     * @param clock the time from now on
     */
    void empty(InstantSource clock);

    /** The stores of a node, the first being number 0. */
    Connected node(int number);

    /** How many trials to make instead of so many in memory, so that a class takes seconds. */
    int trials(int inMemory);

    @Override
    void close();
}
