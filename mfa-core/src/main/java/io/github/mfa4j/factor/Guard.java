package io.github.mfa4j.factor;

import io.github.mfa4j.LockoutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every factor counts, for every purpose after a first factor: one per register, so that no path, resend or new
 * challenge has a counter of its own. Immutable; every rule is a pure function of the guard, the policy and the time.
 *
 * @param failures failures since the last success; the first cap
 * @param streak failures in a row that drive the back-off; starts over after a calm time
 * @param recent failures within the rolling window, oldest first; the second cap, which no success clears
 * @param lockedUntil the end of the newest lock, null if there was none since the last success
 * @param suspended whether a cap was reached
 * @param issued the number of the newest challenge
 * @param voidThrough challenges up to this number are void
 */
public record Guard(
        int failures,
        int streak,
        List<Instant> recent,
        @Nullable Instant lockedUntil,
        boolean suspended,
        long issued,
        long voidThrough) {

    /**
     * Copies the list.
     *
     * @param failures failures since the last success; the first cap
     * @param streak failures in a row that drive the back-off; starts over after a calm time
     * @param recent failures within the rolling window, oldest first; the second cap, which no success clears
     * @param lockedUntil the end of the newest lock, null if there was none since the last success
     * @param suspended whether a cap was reached
     * @param issued the number of the newest challenge
     * @param voidThrough challenges up to this number are void
     */
    public Guard {
        recent = List.copyOf(recent);
    }

    /**
     * The guard of a register that does not exist yet. Challenges are numbered from the time on, so that the numbers of a
     * re-created register lie above those of its predecessor, whose challenges are void.
     *
     * @param now the current time
     * @return a guard without failures
     */
    public static Guard fresh(Instant now) {
        long number = Math.max(0, now.toEpochMilli());
        return new Guard(0, 0, List.of(), null, false, number, number);
    }

    /**
     * Tells whether nothing may be evaluated for a while.
     *
     * @param now the current time
     * @return whether a lock is in force
     */
    public boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /**
     * Tells whether a challenge was used, superseded or ended by a lock, or is not one of this register.
     *
     * @param number the challenge's number
     * @return whether it must be refused
     */
    public boolean voids(long number) {
        return number <= voidThrough || number > issued;
    }

    /**
     * Tells whether a challenge was ended by the lock or suspension in force, and by nothing else. A success would have
     * lifted the lock, so the newest challenge of a locked guard was not used.
     *
     * @param number the challenge's number
     * @param now the current time
     * @return whether its holder may go on with another factor
     */
    public boolean endedByLock(long number, Instant now) {
        return number == issued && (suspended || isLockedAt(now));
    }

    /**
     * The failures that are still within the rolling window.
     *
     * @param now the current time
     * @param policy the limits
     * @return their times, oldest first
     */
    public List<Instant> recentAt(Instant now, LockoutPolicy policy) {
        return recent.stream()
                .filter(failure -> failure.plus(policy.window()).isAfter(now))
                .toList();
    }

    /**
     * Counts a new challenge.
     *
     * @return the guard with the next number
     */
    public Guard withNextChallenge() {
        return new Guard(failures, streak, recent, lockedUntil, suspended, issued + 1, voidThrough);
    }

    /**
     * Voids a challenge and all before it.
     *
     * @param number the challenge's number
     * @return the guard
     */
    public Guard withVoidThrough(long number) {
        return new Guard(failures, streak, recent, lockedUntil, suspended, issued, Math.max(voidThrough, number));
    }

    /**
     * Takes back that a challenge was ended by the one which took its place, because that one never reached the user. What
     * ended it otherwise, a lock or a success, has voided later numbers too and stands.
     *
     * @param number the challenge's number
     * @return the guard
     */
    public Guard withReopened(long number) {
        return voidThrough == number
                ? new Guard(failures, streak, recent, lockedUntil, suspended, issued, number - 1)
                : this;
    }

    /**
     * Counts a failure: locks from the policy's threshold on, suspends at its caps, and in both cases voids every open
     * challenge.
     *
     * @param now the current time
     * @param policy the limits
     * @return the guard after the failure
     */
    public Guard afterFailure(Instant now, LockoutPolicy policy) {
        boolean calm = recent.isEmpty() || !last().plus(policy.calmAfter()).isAfter(now);
        int nextStreak = calm ? 1 : streak + 1;
        List<Instant> window =
                Stream.concat(recentAt(now, policy).stream(), Stream.of(now)).toList();
        boolean stop =
                suspended || failures + 1 >= policy.maxFailures() || window.size() >= policy.maxFailuresInWindow();
        Duration delay = policy.delayAfter(nextStreak);
        boolean lock = !delay.isZero();
        return new Guard(
                failures + 1,
                nextStreak,
                window,
                lock ? now.plus(delay) : lockedUntil,
                stop,
                issued,
                lock || stop ? issued : voidThrough);
    }

    /**
     * Clears the counters that a success clears (NIST SP 800-63B-4 section 3.2.2): all but those of the rolling window, which
     * an attacker would otherwise have reset by the user's own logins.
     *
     * @param number the challenge that succeeded; it and those before it are void
     * @return the guard after the success
     */
    public Guard afterSuccess(long number) {
        return new Guard(0, 0, recent, null, suspended, issued, Math.max(voidThrough, number));
    }

    /**
     * Forgets all failures and voids every open challenge: the factor was released or enrolled again.
     *
     * @return the guard without failures
     */
    public Guard released() {
        return new Guard(0, 0, List.of(), null, false, issued, issued);
    }

    /**
     * Brings times that a clock which ran ahead has left in the future back to the present, so that correcting it locks
     * nobody out for longer than the longest lock. Times within the tolerance between nodes stay as they are, and nothing
     * that is counted is forgotten.
     *
     * @param now the current time
     * @param policy the limits
     * @return the same guard, or one with corrected times
     */
    public Guard rebased(Instant now, LockoutPolicy policy) {
        Instant tolerated = now.plus(Challenge.CLOCK_TOLERANCE);
        boolean lockTooFar = lockedUntil != null && lockedUntil.isAfter(tolerated.plus(policy.maxDelay()));
        boolean failureTooFar = !recent.isEmpty() && last().isAfter(tolerated);
        if (!lockTooFar && !failureTooFar) {
            return this;
        }
        return new Guard(
                failures,
                streak,
                recent.stream().map(t -> t.isAfter(now) ? now : t).toList(),
                lockTooFar ? now.plus(policy.delayAfter(streak)) : lockedUntil,
                suspended,
                issued,
                voidThrough);
    }

    /**
     * Until when this guard must be kept: for good while failures count towards a cap that no time clears.
     *
     * @param policy the limits
     * @return the instant, {@link Instant#MAX} for good, {@link Instant#MIN} if nothing is worth keeping
     */
    public Instant keepUntil(LockoutPolicy policy) {
        if (suspended || failures > 0) {
            return Instant.MAX;
        }
        return recent.isEmpty() ? Instant.MIN : last().plus(policy.window());
    }

    private Instant last() {
        return recent.get(recent.size() - 1);
    }
}
