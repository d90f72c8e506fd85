package io.github.mfa4j;

import java.time.Duration;

/**
 * How many wrong codes a factor bears: a growing back-off, and two caps that suspend it.
 *
 * <p>The defaults: from the fifth failure since the last success a lock of 30 seconds, doubling to an hour; the delay, not
 * the caps, starts over after 24 hours without a failure (NIST SP 800-63B-4 section 3.2.2). After 100 failures without a
 * success, or 50 in any 30 days whatever happened between, the factor is suspended until it is enrolled again or released.
 *
 * <p>No combination of values switches the limits off, and a factor refuses a policy under which an attacker who has the
 * password and never tires would guess right with a chance above {@link #MAX_YEARLY_CHANCE} a year. Immutable.
 *
 * @param backOffFrom the failure since the last success that locks first, 1 to 10
 * @param firstDelay the first lock, 1 second to {@code maxDelay}
 * @param maxDelay the longest lock, up to 24 hours
 * @param calmAfter the time without a failure after which the delay starts over, 1 hour to 30 days
 * @param maxFailures failures without a success that suspend, 1 to 100
 * @param maxFailuresInWindow failures within the window that suspend, 1 to 100
 * @param window the rolling window, 1 to 365 days
 */
public record LockoutPolicy(
        int backOffFrom,
        Duration firstDelay,
        Duration maxDelay,
        Duration calmAfter,
        int maxFailures,
        int maxFailuresInWindow,
        Duration window) {

    /** The defaults described above. */
    public static final LockoutPolicy DEFAULT = new LockoutPolicy(
            5, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), 100, 50, Duration.ofDays(30));

    /** The highest chance of a guess in a year that a factor accepts: one in a hundred. */
    public static final double MAX_YEARLY_CHANCE = 0.01;

    private static final double DAYS_PER_YEAR = 365;

    /**
     * Checks every range.
     *
     * @param backOffFrom the failure since the last success that locks first, 1 to 10
     * @param firstDelay the first lock, 1 second to {@code maxDelay}
     * @param maxDelay the longest lock, up to 24 hours
     * @param calmAfter the time without a failure after which the delay starts over, 1 hour to 30 days
     * @param maxFailures failures without a success that suspend, 1 to 100
     * @param maxFailuresInWindow failures within the window that suspend, 1 to 100
     * @param window the rolling window, 1 to 365 days
     * @throws IllegalArgumentException naming the value and its range
     */
    public LockoutPolicy {
        range("backOffFrom", backOffFrom, 1, 10);
        range("maxDelay", maxDelay, Duration.ofSeconds(1), Duration.ofHours(24));
        range("firstDelay", firstDelay, Duration.ofSeconds(1), maxDelay);
        range("calmAfter", calmAfter, Duration.ofHours(1), Duration.ofDays(30));
        range("maxFailures", maxFailures, 1, 100);
        range("maxFailuresInWindow", maxFailuresInWindow, 1, 100);
        range("window", window, Duration.ofDays(1), Duration.ofDays(365));
    }

    /**
     * The lock that a failure brings.
     *
     * @param streak failures in a row, this one included
     * @return the delay, zero while the streak is shorter than {@link #backOffFrom()}
     */
    public Duration delayAfter(int streak) {
        if (streak < backOffFrom) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(streak - backOffFrom, 20));
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }

    /**
     * The chance that a tireless attacker who has the password guesses right within a year while the user logs in daily, so
     * that only the cap of the rolling window holds.
     *
     * @param accepted how many codes are right at one time, over all enrolments and window steps; above 0
     * @param space how many codes there are; at least 1
     * @return a probability, 0 to 1
     * @throws IllegalArgumentException if there is no such chance, so that a miscounted factor is not taken for a safe one
     */
    public double yearlyGuessChance(double accepted, double space) {
        if (!(accepted > 0 && space >= 1)) {
            throw new IllegalArgumentException(
                    "accepted is " + accepted + " of space " + space + ", allowed are accepted > 0 and space >= 1");
        }
        double guesses = maxFailuresInWindow * windowsInAYear();
        return -Math.expm1(guesses * Math.log1p(-Math.min(1, accepted / space)));
    }

    /** Whole ones, because the guesses of each may all come in its first hours. */
    private double windowsInAYear() {
        return Math.max(1, Math.ceil(DAYS_PER_YEAR / window.toDays()));
    }

    /**
     * Refuses this policy for a factor that it cannot protect.
     *
     * @param factor the factor being built
     * @param accepted how many codes are right at one time
     * @param space how many codes there are
     * @throws IllegalArgumentException with the figure, if the chance is above {@link #MAX_YEARLY_CHANCE}
     */
    public void requireYearlyGuessChance(FactorId factor, double accepted, double space) {
        double chance = yearlyGuessChance(accepted, space);
        if (chance > MAX_YEARLY_CHANCE) {
            throw new IllegalArgumentException("factor " + factor + ": the chance of a guess within a year is "
                    + percent(chance) + ", allowed are " + percent(MAX_YEARLY_CHANCE)
                    + "; have fewer codes be right at one time, make them longer, or lower maxFailuresInWindow");
        }
    }

    private static String percent(double chance) {
        return Math.round(chance * 10_000) / 100.0 + " %";
    }

    private static void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + min + " to " + max);
        }
    }

    private static void range(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + min + " to " + max);
        }
    }
}
