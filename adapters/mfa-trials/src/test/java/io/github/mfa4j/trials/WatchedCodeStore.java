package io.github.mfa4j.trials;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A code store under watch. */
record WatchedCodeStore(CodeStore store, Watch watch, BooleanSupplier rivalWins) implements CodeStore {

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        watch.before("store.read");
        Optional<StoredRegister> found = store.read(key);
        watch.after("store.read");
        return found;
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        watch.before("store.write");
        watch.written(next.payload());
        boolean done = !rivalWins.getAsBoolean() && store.compareAndSet(key, expectedStamp, next);
        watch.after("store.write");
        return done;
    }

    @Override
    public int purge(Instant now) {
        return store.purge(now);
    }

    @Override
    public void erase(UserId user) {
        watch.before("store.erase");
        store.erase(user);
        watch.after("store.erase");
    }

    @Override
    public Durability durability() {
        return store.durability();
    }
}
