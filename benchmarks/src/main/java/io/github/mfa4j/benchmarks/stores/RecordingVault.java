package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes the reads of a vault; no measured operation writes to one. */
record RecordingVault(SecretVault vault, List<Trip> trips) implements SecretVault {

    @Override
    public Optional<StoredVault> read(UserId user) {
        trips.add(new Trip.ReadEnrolments(user));
        return vault.read(user);
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
        return vault.compareAndSet(user, expectedStamp, next);
    }

    @Override
    public void erase(UserId user) {
        vault.erase(user);
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
