package io.github.mfa4j.factor;

import io.github.mfa4j.UserId;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts its calls and fails as told. */
public final class FaultyStore implements CodeStore {

    public enum Fault {
        NONE,
        READ_FAILS,
        WRITE_FAILS_BEFORE,
        /** Applied, then the reply is lost. */
        WRITE_FAILS_AFTER,
        /** Applied, then the reply is lost, and so is the connection. */
        WRITE_FAILS_AFTER_FOR_LONG,
        /** Applied, but reported as lost, as by a driver that sends a write twice. */
        WRITE_SAYS_NO_AFTER,
        /** As a driver written in a language without checked exceptions may fail. */
        READ_FAILS_UNANNOUNCED,
        /** Registers that belong to no user cannot be reached. */
        SHARED_FAIL,
        /** Somebody else is always faster. */
        ALWAYS_LOSES
    }

    public static final String MESSAGE = "the network is down";

    public final AtomicInteger reads = new AtomicInteger();
    public final AtomicInteger writes = new AtomicInteger();
    public volatile Fault fault = Fault.NONE;

    private final CodeStore store;

    public FaultyStore(InstantSource clock) {
        this.store = new InMemoryCodeStore(1000, clock);
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        reads.incrementAndGet();
        if (fault == Fault.READ_FAILS || isUnreachable(key)) {
            throw new IllegalStateException(MESSAGE);
        }
        if (fault == Fault.READ_FAILS_UNANNOUNCED) {
            throw FaultyStore.<IllegalStateException>unannounced(new IOException(MESSAGE));
        }
        return store.read(key);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The cast is what hides the exception.
    private static <E extends Throwable> E unannounced(Throwable hidden) throws E {
        throw (E) hidden;
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        writes.incrementAndGet();
        if (isUnreachable(key)) {
            throw new IllegalStateException(MESSAGE);
        }
        switch (fault) {
            case NONE, READ_FAILS, READ_FAILS_UNANNOUNCED, SHARED_FAIL -> {
                return store.compareAndSet(key, expectedStamp, next);
            }
            case ALWAYS_LOSES -> {
                return false;
            }
            case WRITE_SAYS_NO_AFTER -> {
                store.compareAndSet(key, expectedStamp, next);
                return false;
            }
            case WRITE_FAILS_BEFORE -> throw new IllegalStateException(MESSAGE);
            case WRITE_FAILS_AFTER -> {
                store.compareAndSet(key, expectedStamp, next);
                throw new IllegalStateException(MESSAGE);
            }
            case WRITE_FAILS_AFTER_FOR_LONG -> {
                store.compareAndSet(key, expectedStamp, next);
                fault = Fault.READ_FAILS;
                throw new IllegalStateException(MESSAGE);
            }
        }
        throw new AssertionError(fault);
    }

    private boolean isUnreachable(StateKey key) {
        return fault == Fault.SHARED_FAIL && key.owner().isEmpty();
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
