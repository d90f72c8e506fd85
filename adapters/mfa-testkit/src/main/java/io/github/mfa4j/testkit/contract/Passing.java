package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** How time passes for a store: told by each purge, or by the clock of a system that removes what is due by itself. */
final class Passing {

    private static final Instant STILL = Instant.parse("2026-03-01T12:00:00Z");

    private static final int MOST_CALLS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Optional<InstantSource>> clock;
    private int waits;

    Passing(Supplier<Optional<InstantSource>> clock) {
        this.clock = clock;
    }

    boolean byItself() {
        return clock.get().isPresent();
    }

    Instant now() {
        return clock.get().map(InstantSource::instant).orElse(STILL);
    }

    /** Purges what is due now until nothing is left of it, and says how much that was. */
    int purgeAll(CodeStore store) {
        return purgeAll(store, now());
    }

    private static int purgeAll(CodeStore store, Instant now) {
        int sum = 0;
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            int removed = store.purge(now);
            if (removed == 0) {
                return sum;
            }
            sum += removed;
        }
        throw new AssertionError("purge found something due in each of " + MOST_CALLS + " calls");
    }

    /** Returns when what is due at the instant is gone. Nothing sleeps: a register that is due a little later shows it. */
    void passTo(Instant due, CodeStore store) {
        if (!byItself()) {
            purgeAll(store, due);
            return;
        }
        StateKey later = StateKey.of(UserId.of("waits-" + waits++), CodeStoreGroup.TOTP);
        store.compareAndSet(later, CodeStore.ABSENT, CodeStoreGroup.register(1, due.plusMillis(1)));
        while (store.read(later).isPresent()) {
            if (now().isAfter(due.plus(PATIENCE))) {
                throw new AssertionError("what was due at " + due + " is still there at " + now());
            }
            Thread.onSpinWait();
        }
        assertThat(now()).as("a register that is due after this is gone").isAfter(due);
    }
}
