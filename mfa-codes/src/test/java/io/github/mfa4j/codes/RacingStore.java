package io.github.mfa4j.codes;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;

/** A store before whose first write of a user's register somebody else is quicker. */
final class RacingStore extends ForwardingStore {

    private final Runnable rival;
    private boolean raced;
    private int lost;

    RacingStore(CodeStore store, Runnable rival) {
        super(store);
        this.rival = rival;
    }

    int lost() {
        return lost;
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
        if (!raced && key.owner().isPresent()) {
            raced = true;
            rival.run();
        }
        boolean won = super.compareAndSet(key, expectedStamp, next);
        lost += won ? 0 : 1;
        return won;
    }
}
