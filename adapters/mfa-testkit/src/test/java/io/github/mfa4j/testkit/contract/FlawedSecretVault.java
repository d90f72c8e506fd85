package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not a test by itself: {@link FlawedAdaptersTest} runs it with each flaw. */
@ExtendWith(Trial.Naming.class)
class FlawedSecretVault extends SharedSecretVaultContract {

    private final Function<Rows<UserId, StoredVault>, SecretVault> maker;
    private final Rows<UserId, StoredVault> rows = Rows.up();

    FlawedSecretVault(String flaw) {
        this.maker = flaw.equals(Trial.NONE)
                ? PlainVault::new
                : Flaw.named(flaw, VaultFlaws.ALL).maker();
    }

    @Override
    protected SecretVault vault() {
        return maker.apply(rows);
    }

    @Override
    protected SecretVault sameData() {
        return maker.apply(rows);
    }

    @Override
    protected SecretVault unreachable() {
        return maker.apply(Rows.down());
    }
}
