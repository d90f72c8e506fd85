package io.github.mfa4j.memory;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Registers in the memory of one process, bounded in number. When it is full, what has expired is purged; if nothing has,
 * a new register is refused, because making room would mean forgetting a lock. Thread-safe.
 */
public final class InMemoryCodeStore implements CodeStore {

    /** How many registers fit unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private final int capacity;
    private final InstantSource clock;
    private final ConcurrentMap<StateKey, StoredRegister> registers = new ConcurrentHashMap<>();

    /** Makes an empty store of {@link #DEFAULT_CAPACITY} on the system's clock. */
    public InMemoryCodeStore() {
        this(DEFAULT_CAPACITY, InstantSource.system());
    }

    /**
     * Makes an empty store.
     *
     * @param capacity how many registers fit, at least 1
     * @param clock tells what has expired
     */
    public InMemoryCodeStore(int capacity, InstantSource clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", allowed are 1 and more");
        }
        this.capacity = capacity;
        this.clock = clock;
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return Optional.ofNullable(registers.get(key));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if a new register does not fit
     */
    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        if (expectedStamp == ABSENT) {
            return create(key, next);
        }
        StoredRegister current = registers.get(key);
        return hasStamp(current, expectedStamp) && registers.replace(key, current, next);
    }

    /** Creating is serialized, so that the bound holds exactly; replacing is not. */
    private synchronized boolean create(StateKey key, StoredRegister next) {
        if (registers.size() >= capacity && purge(clock.instant()) == 0 && !registers.containsKey(key)) {
            throw new IllegalStateException("all " + capacity + " registers are in use and none has expired");
        }
        return registers.putIfAbsent(key, next) == null;
    }

    @Override
    public int purge(Instant now) {
        int removed = 0;
        for (Map.Entry<StateKey, StoredRegister> entry : registers.entrySet()) {
            StoredRegister register = entry.getValue();
            if (!register.purgeAfter().isAfter(now) && registers.remove(entry.getKey(), register)) {
                removed++;
            }
        }
        return removed;
    }

    @Override
    public void erase(UserId user) {
        registers.keySet().removeIf(key -> key.owner().filter(user::equals).isPresent());
    }

    @Override
    public Durability durability() {
        return Durability.MAY_LOSE_ALL;
    }

    private static boolean hasStamp(@Nullable StoredRegister register, long stamp) {
        return register != null && register.stamp() == stamp;
    }
}
