package io.github.mfa4j.codes;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.Optional;

/** A store before whose first write of a user's register somebody else is quicker. */
final class RacingStore implements CodeStore {

    private final CodeStore store;
    private final Runnable rival;
    private final Durability durability;
    private boolean raced;
    private int lost;

    RacingStore(CodeStore store, Runnable rival) {
        this(store, rival, store.durability());
    }

    private RacingStore(CodeStore store, Runnable rival, Durability durability) {
        this.store = store;
        this.rival = rival;
        this.durability = durability;
    }

    static RacingStore losingRecent(CodeStore store) {
        return new RacingStore(store, () -> {}, Durability.MAY_LOSE_RECENT);
    }

    int lost() {
        return lost;
    }

    @Override
    public Optional<StoredRegister> read(StateKey key) {
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        if (!raced && key.owner().isPresent()) {
            raced = true;
            rival.run();
        }
        boolean won = store.compareAndSet(key, expectedStamp, next);
        lost += won ? 0 : 1;
        return won;
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
        return durability;
    }
}
