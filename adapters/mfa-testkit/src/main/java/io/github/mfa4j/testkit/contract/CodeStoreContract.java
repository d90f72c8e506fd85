package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link CodeStore} promises: read-your-write, compare-and-set under races, stamps, erasure of exactly one user,
 * purge of exactly what is due, odd users, and payloads of any bytes.
 *
 * <p>Extend it for a store that lives in one process; for one that many nodes reach, extend {@link SharedCodeStoreContract}.
 * The class that extends it needs no tests of its own for any of this.
 *
 * <pre>{@code
 * class InMemoryCodeStoreContractTest extends CodeStoreContract {
 *
 *     @Override
 *     protected CodeStore store() {
 *         return new InMemoryCodeStore();
 *     }
 * }
 * }</pre>
 */
public abstract class CodeStoreContract {

    /** For subclasses. */
    protected CodeStoreContract() {}

    /**
     * Makes the store under test. Called once for each test, after the {@code @BeforeEach} methods of the class.
     *
     * @return a store without any register
     */
    protected abstract CodeStore store();

    /**
     * Tells whether the outside system removes what is due by itself, so that {@link CodeStore#purge} has nothing to do.
     *
     * @return the clock that it goes by, which must be running; empty if registers stay until they are purged
     */
    protected Optional<InstantSource> expiryClock() {
        return Optional.empty();
    }

    /** The store under test, and every further connection to its data. */
    List<CodeStore> nodes() {
        return List.of(store());
    }

    private List<Cells> cells() {
        return nodes().stream().<Cells>map(StoreCells::new).toList();
    }

    @Nested
    @DisplayName("One write after the other")
    class Writes extends CellWrites {
        Writes() {
            super(CodeStoreContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Stamps")
    class Stamps extends CellStamps {
        Stamps() {
            super(CodeStoreContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Races")
    class Races extends CellRaces {
        Races() {
            super(CodeStoreContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Odd users")
    class Users extends CellUsers {
        Users() {
            super(CodeStoreContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Payloads")
    class Sizes extends CellSizes {
        Sizes() {
            super(CodeStoreContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Keys")
    class Keys extends CodeStoreKeys {
        Keys() {
            super(CodeStoreContract.this::nodes);
        }
    }

    @Nested
    @DisplayName("Purging")
    class Purging extends CodeStorePurging {
        Purging() {
            super(CodeStoreContract.this);
        }
    }
}
