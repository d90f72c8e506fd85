package io.github.mfa4j;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one factor stands for one user; for the user's own settings page and the administrator's.
 *
 * @param factor the factor
 * @param setUp whether the user can be challenged with it, locks aside
 * @param remaining how many enrolments, addresses or unused recovery codes there are
 * @param failures wrong codes since the last success
 * @param failuresInWindow wrong codes in the rolling window
 * @param suspended whether the factor must be enrolled again or released
 * @param locked until when nothing is evaluated, null when not locked
 */
public record FactorStatus(
        FactorId factor,
        boolean setUp,
        int remaining,
        int failures,
        int failuresInWindow,
        boolean suspended,
        @Nullable Instant locked) {

    /**
     * Until when nothing is evaluated.
     *
     * @return the end of the lock, if there is one
     */
    public Optional<Instant> lockedUntil() {
        return Optional.ofNullable(locked);
    }
}
