package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.util.Optional;

/** One register for each user. */
record StoreCells(CodeStore store) implements Cells {

    private static final FactorId FACTOR = new FactorId("totp");

    @Override
    public Optional<Cell> read(UserId user) {
        return store.read(StateKey.of(user, FACTOR)).map(stored -> new Cell(stored.stamp(), stored.payload()));
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, Cell next) {
        return store.compareAndSet(
                StateKey.of(user, FACTOR),
                expectedStamp,
                new StoredRegister(next.stamp(), next.payload(), StoredRegister.NEVER, 0, null));
    }

    @Override
    public void erase(UserId user) {
        store.erase(user);
    }
}
