package io.github.mfa4j.factor;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request for a code, as the sealed token carries it: who is asked, with which factor, for what, until when.
 *
 * @param id the random id that binds a code to this challenge
 * @param user who is asked
 * @param factor with which factor
 * @param purpose for what
 * @param number the position among the challenges of this register, 0 for anonymous purposes
 * @param issuedAt when it was issued
 * @param expiresAt from when it is over
 * @param destination the address that the challenge named, null where it named none
 */
public record Challenge(
        ChallengeId id,
        UserId user,
        FactorId factor,
        Purpose purpose,
        long number,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String destination) {

    /** How far the clocks of two nodes may be apart before one counts as having run ahead. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /**
     * Tells whether the challenge can be answered. One that was issued further in the future than clocks may disagree comes
     * from a clock that ran ahead, and would live too long.
     *
     * @param now the instant of the answer
     * @return whether it is neither over nor from the future
     */
    public boolean isOpenAt(Instant now) {
        return now.isBefore(expiresAt) && !issuedAt.isAfter(now.plus(CLOCK_TOLERANCE));
    }

    /**
     * The same challenge with the address its code goes to.
     *
     * @param address the address, null where there is none
     * @return the challenge
     */
    public Challenge sentTo(@Nullable String address) {
        return new Challenge(id, user, factor, purpose, number, issuedAt, expiresAt, address);
    }

    @Override
    public String toString() {
        return "Challenge[" + user + ", " + factor + ", " + purpose.name() + ", number=" + number + "]";
    }
}
