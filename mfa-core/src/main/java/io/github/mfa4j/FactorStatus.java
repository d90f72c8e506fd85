package io.github.mfa4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one factor stands for one user; for the user's own settings page and the administrator's.
 *
 * @param factor the factor
 * @param remaining how many enrolments, addresses or unused recovery codes there are
 * @param failures wrong codes since the last success
 * @param failuresInWindow wrong codes in the rolling window
 * @param suspended whether the factor must be enrolled again or released
 * @param lockedUntil until when nothing is evaluated, null when not locked
 */
public record FactorStatus(
        FactorId factor,
        int remaining,
        int failures,
        int failuresInWindow,
        boolean suspended,
        @Nullable Instant lockedUntil) {

    /**
     * Tells whether the user can be challenged with the factor, locks aside.
     *
     * @return whether anything remains
     */
    public boolean setUp() {
        return remaining > 0;
    }
}
