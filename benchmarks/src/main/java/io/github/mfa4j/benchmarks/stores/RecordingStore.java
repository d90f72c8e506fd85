package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notes what a store is asked. */
record RecordingStore(CodeStore store, List<Trip> trips) implements CodeStore {

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        trips.add(new Trip.Read(key));
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        trips.add(new Trip.Write(key, next));
        return store.compareAndSet(key, expectedStamp, next);
    }

    @Override
    public int purge(Instant now) {
        return store.purge(now);
    }

    @Override
    public void erase(UserId user) {
        store.erase(user);
    }

    @Override
    public Durability durability() {
        return store.durability();
    }
}
