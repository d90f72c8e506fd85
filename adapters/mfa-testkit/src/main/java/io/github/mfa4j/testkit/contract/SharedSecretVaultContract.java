package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link SecretVault} in an outside system promises that many nodes share: all of {@link SecretVaultContract}, run
 * over several connections at once, and to throw when the system cannot be reached. It is
 * extended as {@link SharedCodeStoreContract} is.
 */
public abstract class SharedSecretVaultContract extends SecretVaultContract {

    /** For subclasses. */
    protected SharedSecretVaultContract() {}

    /**
     * Makes the vault of a second node. Called at most once in a test, after {@link #vault()}.
     *
     * @return another vault over the same data, through connections of its own
     */
    protected abstract SecretVault sameData();

    /**
     * Makes a vault that was in order when it was opened and has lost its system since. How long it may wait is its own
     * matter, but it must be less than a minute.
     *
     * @return a vault, none of whose calls can reach the system
     */
    protected abstract SecretVault unreachable();

    @Override
    final List<SecretVault> nodes() {
        return List.of(vault(), sameData());
    }

    @Nested
    @DisplayName("Outage")
    class Outage extends SecretVaultOutage {
        Outage() {
            super(SharedSecretVaultContract.this::unreachable);
        }
    }
}
