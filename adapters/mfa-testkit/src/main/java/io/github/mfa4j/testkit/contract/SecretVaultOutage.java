package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.SecretVault;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A vault's outage: its walk, too. */
abstract class SecretVaultOutage extends CellOutage {

    private final Supplier<SecretVault> unreachable;

    SecretVaultOutage(Supplier<SecretVault> unreachable) {
        super(() -> new VaultCells(unreachable.get()));
        this.unreachable = unreachable;
    }

    @Test
    void walkingThrows() {
        SecretVault vault = unreachable.get();
        assertOutage(() -> vault.notSealedUnder("2026-11", null, 10));
        assertOutage(() -> vault.notSealedUnder("2026-11", CellGroup.USER, 10));
    }
}
