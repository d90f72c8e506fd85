package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers as if nothing were there when its database is down. */
final class SilentVault implements SecretVault {

    private final Rows<UserId, StoredVault> rows;
    private final PlainVault vault;

    SilentVault(Rows<UserId, StoredVault> rows) {
        this.rows = rows;
        this.vault = new PlainVault(rows);
    }

    @Override
    public Optional<StoredVault> read(UserId user) {
        return rows.isDown() ? Optional.empty() : vault.read(user);
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
        return !rows.isDown() && vault.compareAndSet(user, expectedStamp, next);
    }

    @Override
    public void erase(UserId user) {
        if (!rows.isDown()) {
            vault.erase(user);
        }
    }

    @Override
    public List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit) {
        return rows.isDown() ? List.of() : vault.notSealedUnder(keyId, after, limit);
    }

    @Override
    public Durability durability() {
        return vault.durability();
    }
}
