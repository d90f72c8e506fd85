package io.github.mfa4j.spring.boot;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StateKey;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the stores answer: it reads what should be nobody's, shows none of it and never writes. */
final class StoreHealthIndicator extends AbstractHealthIndicator {

    private static final StateKey NOBODYS = StateKey.shared("health", "check");
    private static final UserId NOBODY = new UserId("mfa4j", "health");

    private final List<CodeStore> stores;
    private final SecretVault vault;

    StoreHealthIndicator(List<CodeStore> stores, SecretVault vault) {
        super("a store of second factors does not answer");
        this.stores = List.copyOf(stores);
        this.vault = vault;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        stores.forEach(store -> store.read(NOBODYS));
        vault.read(NOBODY);
        health.up().withDetail("registers", stores.get(0).durability()).withDetail("enrolments", vault.durability());
    }
}
