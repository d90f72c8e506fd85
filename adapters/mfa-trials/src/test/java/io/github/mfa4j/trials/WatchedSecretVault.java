package io.github.mfa4j.trials;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret vault under watch. */
record WatchedSecretVault(SecretVault vault, Watch watch) implements SecretVault {

    @Override
    public Optional<StoredVault> read(UserId user) {
        watch.before("vault.read");
        Optional<StoredVault> found = vault.read(user);
        watch.after("vault.read");
        return found;
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
        watch.before("vault.write");
        watch.written(next.payload());
        boolean done = vault.compareAndSet(user, expectedStamp, next);
        watch.after("vault.write");
        return done;
    }

    @Override
    public void erase(UserId user) {
        watch.before("vault.erase");
        vault.erase(user);
        watch.after("vault.erase");
    }

    @Override
    public List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit) {
        return vault.notSealedUnder(keyId, after, limit);
    }

    @Override
    public Durability durability() {
        return vault.durability();
    }
}
