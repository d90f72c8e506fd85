package io.github.mfa4j;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.spi.StateKey;

/**
 * A few registers that belong to nobody. An anonymous verification that writes nothing of its user's writes to one of them,
 * and one that does reads one, so that neither the number of calls nor their time tells whether the user is known.
 */
final class Decoys<S> {

    /** Enough that strangers rarely meet in one, few enough that a flood of unknown users fills no store. */
    private static final int COUNT = 64;

    private final FactorContext<S> factor;

    Decoys(FactorContext<S> factor) {
        this.factor = factor;
    }

    /** Makes up for what was not written. After a write the verdict stands, whatever becomes of the decoy. */
    void balance(Challenge challenge, boolean wrote) {
        StateKey key = StateKey.shared(
                "decoy", factor.id() + "/" + Math.floorMod(challenge.id().low(), COUNT));
        try {
            factor.setup()
                    .registers()
                    .decide(
                            key,
                            factor.rules().format(),
                            (register, now) -> wrote
                                    ? Decision.keep(true)
                                    : Decision.commit(
                                            register.with(register.guard().withNextChallenge()), true));
        } catch (MfaUnavailableException e) {
            if (!wrote) {
                throw e;
            }
        }
    }
}
