package io.github.mfa4j.memory;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Enrolments in the memory of one process, bounded in number. When it is full, documents without an
 * enrolment go; if there are none, a new user is refused. Thread-safe. */
public final class InMemorySecretVault implements SecretVault {

    /** How many users fit unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private static final Comparator<UserId> WALK =
            Comparator.comparing(UserId::tenant).thenComparing(UserId::id);

    private final int capacity;
    private final ConcurrentMap<UserId, StoredVault> documents = new ConcurrentHashMap<>();

    /** Makes an empty vault of {@link #DEFAULT_CAPACITY}. */
    public InMemorySecretVault() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Makes an empty vault.
     *
     * @param capacity how many users fit, at least 1
     */
    public InMemorySecretVault(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", allowed are 1 and more");
        }
        this.capacity = capacity;
    }

    @Override
    public Optional<StoredVault> read(UserId user) {
        return Optional.ofNullable(documents.get(user));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if a new user does not fit
     */
    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
        if (expectedStamp == CodeStore.ABSENT) {
            return create(user, next);
        }
        StoredVault current = documents.get(user);
        return current != null && current.stamp() == expectedStamp && documents.replace(user, current, next);
    }

    private synchronized boolean create(UserId user, StoredVault next) {
        if (documents.size() >= capacity) {
            // Documents of users who removed everything hold no secret, and a read without one says the same.
            documents.values().removeIf(document -> document.keyIds().isEmpty());
        }
        if (documents.size() >= capacity && !documents.containsKey(user)) {
            throw new IllegalStateException("the vault is full with " + capacity + " users");
        }
        return documents.putIfAbsent(user, next) == null;
    }

    @Override
    public void erase(UserId user) {
        documents.remove(user);
    }

    @Override
    public List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit) {
        return documents.entrySet().stream()
                .filter(entry -> after == null || WALK.compare(entry.getKey(), after) > 0)
                .filter(entry -> !Set.of(keyId).containsAll(entry.getValue().keyIds()))
                .map(Map.Entry::getKey)
                .sorted(WALK)
                .limit(limit)
                .toList();
    }

    @Override
    public Durability durability() {
        return Durability.MAY_LOSE_ALL;
    }
}
