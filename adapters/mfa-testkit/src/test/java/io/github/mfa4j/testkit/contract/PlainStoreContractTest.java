package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.contract.PlainStore.Row;

class PlainStoreContractTest extends SharedCodeStoreContract {

    // A real one is started once for the class, and emptied before each test.
    private final Rows<Object, Row> database = Rows.up();

    @Override
    protected CodeStore store() {
        return new PlainStore(database);
    }

    @Override
    protected CodeStore sameData() {
        return new PlainStore(database);
    }

    @Override
    protected CodeStore unreachable() {
        return new PlainStore(Rows.down());
    }
}
