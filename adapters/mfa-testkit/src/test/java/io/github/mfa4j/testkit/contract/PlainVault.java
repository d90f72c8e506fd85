package io.github.mfa4j.testkit.contract;

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
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A right vault in small steps, so that a flaw is one step made wrong. */
final class PlainVault implements SecretVault {

    static final Comparator<UserId> BY_ID = Comparator.comparing(UserId::tenant).thenComparing(UserId::id);

    /** What a walk meets next of all whom it would meet from the beginning. */
    interface Paging {
        List<UserId> page(List<UserId> found, @Nullable UserId after, int limit);
    }

    final Rows<UserId, StoredVault> rows;

    /** Whether the stamp that is there allows a write. */
    BiPredicate<Long, Long> condition = Long::equals;

    UnaryOperator<StoredVault> keeping = document -> document;

    /** Whether one of the key ids is not the current one. */
    BiPredicate<Set<String>, String> otherKey =
            (keyIds, current) -> !Set.of(current).containsAll(keyIds);

    /** Null for the order of the last write. */
    @Nullable Comparator<UserId> order = BY_ID;

    Paging paging = PlainVault::afterwards;
    Durability durability = Durability.DURABLE;

    PlainVault(Rows<UserId, StoredVault> rows) {
        this.rows = rows;
    }

    static List<UserId> afterwards(List<UserId> found, @Nullable UserId after, int limit) {
        return found.stream()
                .filter(user -> after == null || BY_ID.compare(user, after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<StoredVault> read(UserId user) {
        return rows.in(all -> Optional.ofNullable(all.get(user)));
    }

    @Override
    public boolean compareAndSet(UserId user, long expectedStamp, StoredVault next) {
        return rows.in(all -> {
            StoredVault there = all.get(user);
            boolean holds = condition.test(there == null ? CodeStore.ABSENT : there.stamp(), expectedStamp);
            if (holds) {
                all.remove(user);
                all.put(user, keeping.apply(next));
            }
            return holds;
        });
    }

    @Override
    public void erase(UserId user) {
        rows.in(all -> Optional.ofNullable(all.remove(user)));
    }

    @Override
    public List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit) {
        return rows.in(all -> paging.page(found(all, keyId), after, limit));
    }

    private List<UserId> found(Map<UserId, StoredVault> all, String keyId) {
        var users = all.entrySet().stream()
                .filter(entry -> otherKey.test(entry.getValue().keyIds(), keyId))
                .map(Map.Entry::getKey);
        return (order == null ? users : users.sorted(order)).toList();
    }

    @Override
    public Durability durability() {
        return durability;
    }
}
