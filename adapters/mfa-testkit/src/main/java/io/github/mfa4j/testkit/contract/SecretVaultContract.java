package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link SecretVault} promises: read-your-write, compare-and-set under races, stamps, users told apart exactly,
 * payloads of any bytes, and a walk over what is not yet sealed under a key that meets every user once beside other writes.
 *
 * <p>Extend it for a vault that lives in one process; for one that many nodes reach, extend
 * {@link SharedSecretVaultContract}. The class that extends it needs no tests of its own for any of this.
 */
public abstract class SecretVaultContract {

    /** For subclasses. */
    protected SecretVaultContract() {}

    /**
     * Makes the vault under test. Called once for each test, after the {@code @BeforeEach} methods of the class.
     *
     * @return a vault without any document
     */
    protected abstract SecretVault vault();

    /** The vault under test, and every further connection to its data. */
    List<SecretVault> nodes() {
        return List.of(vault());
    }

    private List<Cells> cells() {
        return nodes().stream().<Cells>map(VaultCells::new).toList();
    }

    @Nested
    @DisplayName("One write after the other")
    class Writes extends CellWrites {
        Writes() {
            super(SecretVaultContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Stamps")
    class Stamps extends CellStamps {
        Stamps() {
            super(SecretVaultContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Races")
    class Races extends CellRaces {
        Races() {
            super(SecretVaultContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Odd users")
    class Users extends CellUsers {
        Users() {
            super(SecretVaultContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Payloads")
    class Sizes extends CellSizes {
        Sizes() {
            super(SecretVaultContract.this::cells);
        }
    }

    @Nested
    @DisplayName("Key ids")
    class KeyIds extends SecretVaultKeyIds {
        KeyIds() {
            super(SecretVaultContract.this::nodes);
        }
    }

    @Nested
    @DisplayName("The walk over what another key seals")
    class Walk extends SecretVaultWalk {
        Walk() {
            super(SecretVaultContract.this::nodes);
        }
    }

    @Nested
    @DisplayName("The walk beside other writes")
    class MovingWalk extends SecretVaultMovingWalk {
        MovingWalk() {
            super(SecretVaultContract.this::nodes);
        }
    }
}
