package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link CodeStore} in an outside system promises that many nodes share: all of {@link CodeStoreContract}, run over
 * several connections at once, and to throw when the system cannot be reached.
 *
 * <pre>{@code
 * class PlainStoreContractTest extends SharedCodeStoreContract {
 *
 *     // A real one is started once for the class, and emptied before each test.
 *     private final Rows<Object, Row> database = Rows.up();
 *
 *     @Override
 *     protected CodeStore store() {
 *         return new PlainStore(database);
 *     }
 *
 *     @Override
 *     protected CodeStore sameData() {
 *         return new PlainStore(database);
 *     }
 *
 *     @Override
 *     protected CodeStore unreachable() {
 *         return new PlainStore(Rows.down());
 *     }
 * }
 * }</pre>
 *
 * Close in an {@code @AfterEach} method what these methods open.
 */
public abstract class SharedCodeStoreContract extends CodeStoreContract {

    /** For subclasses. */
    protected SharedCodeStoreContract() {}

    /**
     * Makes the store of a second node. Called at most once in a test, after {@link #store()}.
     *
     * @return another store over the same data, through connections of its own
     */
    protected abstract CodeStore sameData();

    /**
     * Makes a store that was in order when it was opened and has lost its system since. How long it may wait is its own
     * matter, but it must be less than a minute.
     *
     * @return a store, none of whose calls can reach the system
     */
    protected abstract CodeStore unreachable();

    @Override
    final List<CodeStore> nodes() {
        return List.of(store(), sameData());
    }

    @Nested
    @DisplayName("Outage")
    class Outage extends CodeStoreOutage {
        Outage() {
            super(SharedCodeStoreContract.this);
        }
    }
}
