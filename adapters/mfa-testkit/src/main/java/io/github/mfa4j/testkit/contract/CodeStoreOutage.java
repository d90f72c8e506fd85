package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.CodeStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A code store's outage: its purge, too. */
abstract class CodeStoreOutage extends CellOutage {

    private final SharedCodeStoreContract contract;

    CodeStoreOutage(SharedCodeStoreContract contract) {
        super(() -> new StoreCells(contract.unreachable()));
        this.contract = contract;
    }

    @Test
    void purgingThrowsUnlessThereIsNothingToDo() {
        CodeStore store = contract.unreachable();
        if (contract.expiryClock().isPresent()) {
            assertThat(store.purge(Instant.EPOCH)).as("what purge counted").isZero();
        } else {
            assertOutage(() -> store.purge(Instant.EPOCH));
        }
    }
}
