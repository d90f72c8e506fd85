package io.github.mfa4j.trials.crash;

import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;

/** What came of typing a code, as far as an oracle needs to know. */
enum Outcome {
    GRANTED,
    /** Compared and found wrong, so that it counts as a failure. */
    WRONG,
    /** Compared and found right but used, which counts as a failure, too. */
    REPLAYED,
    /** Refused for a reason that needs no comparison. */
    NOT_EVALUATED,
    BUSY,
    /** The library threw: its word is that nothing was granted, and maybe counted. */
    OUTAGE,
    /** There is no answer: whoever asked was killed. */
    UNKNOWN;

    static Outcome of(Verification verdict) {
        if (verdict instanceof Verified) {
            return GRANTED;
        }
        return verdict instanceof Refused refused ? of(refused.reason()) : BUSY;
    }

    private static Outcome of(Refused.Reason reason) {
        return switch (reason) {
            case WRONG_CODE -> WRONG;
            case REPLAYED -> REPLAYED;
            default -> NOT_EVALUATED;
        };
    }

    /** Whether it was counted. */
    boolean isFailure() {
        return this == WRONG || this == REPLAYED;
    }

    /** Whether it may have been committed, though nobody was told. */
    boolean isOpen() {
        return this == OUTAGE || this == UNKNOWN;
    }
}
