package io.github.mfa4j.codes;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.Optional;

/** A store in front of another, for tests that step in between. */
abstract class ForwardingStore implements CodeStore {

    private final CodeStore store;

    ForwardingStore(CodeStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
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
