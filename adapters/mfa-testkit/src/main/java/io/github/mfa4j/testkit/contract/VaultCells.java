package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.Optional;
import java.util.Set;

/** One document for each user. */
record VaultCells(SecretVault vault) implements Cells {

    @Override
    public Optional<Cell> read(UserId user) {
        return vault.read(user).map(stored -> new Cell(stored.stamp(), stored.payload()));
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, Cell next) {
        return vault.compareAndSet(
                user, expectedStamp, new StoredVault(next.stamp(), next.payload(), Set.of("2026-11")));
    }

    @Override
    public void erase(UserId user) {
        vault.erase(user);
    }
}
