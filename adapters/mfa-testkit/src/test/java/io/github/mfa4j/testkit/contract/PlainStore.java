package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A right code store in small steps, so that a flaw is one step made wrong. */
class PlainStore implements CodeStore {

    /** A register and whose it is. */
    record Row(StateKey key, StoredRegister register) {}

    /** Whether a write may go on. */
    interface Condition {
        boolean holds(@Nullable StoredRegister there, long expectedStamp);
    }

    /** What is kept of a write. */
    interface Keeping {
        StoredRegister of(StoredRegister next, @Nullable StoredRegister before);
    }

    final Rows<Object, Row> rows;

    Function<StateKey, Object> id = key -> key;
    Condition condition = (there, expected) -> there == null ? expected == ABSENT : there.stamp() == expected;
    Keeping keeping = (next, before) -> next;
    UnaryOperator<Optional<StoredRegister>> showing = register -> register;
    BiPredicate<Row, Instant> due = (row, now) -> !row.register().purgeAfter().isAfter(now);
    BiPredicate<StateKey, UserId> belonging =
            (key, user) -> key.owner().filter(user::equals).isPresent();
    Durability durability = Durability.DURABLE;

    PlainStore(Rows<Object, Row> rows) {
        this.rows = rows;
    }

    final @Nullable StoredRegister there(StateKey key) {
        Row row = rows.in(all -> Optional.ofNullable(all.get(id.apply(key)))).orElse(null);
        return row == null ? null : row.register();
    }

    final void put(StateKey key, StoredRegister next, @Nullable StoredRegister before) {
        rows.in(all -> Optional.ofNullable(all.put(id.apply(key), new Row(key, keeping.of(next, before)))));
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return showing.apply(Optional.ofNullable(there(key)));
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        return rows.in(all -> {
            StoredRegister there = there(key);
            boolean holds = condition.holds(there, expectedStamp);
            if (holds) {
                put(key, next, there);
            }
            return holds;
        });
    }

    @Override
    public int purge(Instant now) {
        return rows.in(all -> {
            int before = all.size();
            all.values().removeIf(row -> due.test(row, now));
            return before - all.size();
        });
    }

    @Override
    public void erase(UserId user) {
        rows.in(all -> all.values().removeIf(row -> belonging.test(row.key(), user)));
    }

    @Override
    public Durability durability() {
        return durability;
    }

    static StoredRegister withPayload(StoredRegister register, byte[] payload) {
        return new StoredRegister(register.stamp(), payload, register.purgeAfter(), 0, null);
    }

    static StoredRegister withPurgeAfter(StoredRegister register, Instant purgeAfter) {
        return new StoredRegister(register.stamp(), register.payload(), purgeAfter, 0, null);
    }
}
