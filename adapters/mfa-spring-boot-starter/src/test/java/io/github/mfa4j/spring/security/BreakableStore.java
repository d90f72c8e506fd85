package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that fails, or lets others be faster, where a test says so. */
final class BreakableStore implements CodeStore {

    private final CodeStore store = new InMemoryCodeStore();
    private volatile Predicate<StateKey> broken = key -> false;
    private volatile Predicate<StateKey> unwritable = key -> false;
    private volatile Predicate<StateKey> contended = key -> false;

    void breakAll() {
        broken = key -> true;
    }

    /** Lets every write of one factor's registers fail. */
    void breakWritesAt(String factor) {
        unwritable = key -> key.slot().equals(factor);
    }

    /** Lets every write of one factor's registers come too late. */
    void contendAt(String factor) {
        contended = key -> key.slot().equals(factor);
    }

    void repair() {
        broken = key -> false;
        unwritable = key -> false;
        contended = key -> false;
    }

    private static void check(boolean fails) {
        if (fails) {
            throw new IllegalStateException("the store is out of order");
        }
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        check(broken.test(key));
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        check(broken.test(key) || unwritable.test(key));
        return !contended.test(key) && store.compareAndSet(key, expectedStamp, next);
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
