package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of charging a message to a budget.
 *
 * @param refusal what stands against sending, then nothing was charged; empty if it was
 * @param giveBack undoes the charge where that is possible, because nothing was sent after all; in memory, so it does not fail
 */
record Charge(Optional<ChallengeResult> refusal, Runnable giveBack) {

    static Charge refused(ChallengeResult why) {
        return new Charge(Optional.of(why), () -> {});
    }

    static Charge done(Runnable giveBack) {
        return new Charge(Optional.empty(), giveBack);
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    /** Charges another budget, too: both, or neither. */
    Charge and(Supplier<Charge> other) {
        if (isRefused()) {
            return this;
        }
        boolean both = false;
        try {
            Charge next = other.get();
            both = !next.isRefused();
            return both
                    ? done(() -> {
                        giveBack.run();
                        next.giveBack.run();
                    })
                    : next;
        } finally {
            if (!both) {
                giveBack.run();
            }
        }
    }
}
