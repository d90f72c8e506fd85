package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import java.util.Optional;

/**
 * What came of charging a message to a budget.
 *
 * @param refusal what stands against sending, then nothing was charged; empty if it was
 * @param giveBack undoes the charge, if nothing was sent after all
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
}
