package io.github.mfa4j.codes;

import java.time.Duration;

/**
 * How often codes are sent: a waiting time that doubles with every code, and two quotas. They hold for purposes after a
 * first factor and for anonymous purposes each on their own, so that nobody without the password can use up a user's login
 * codes. The quotas also hold for every destination in a tenant, whoever's it is.
 *
 * <p>The defaults: 60 seconds after the first code, then 120, 240 and so on up to an hour; 5 codes in any hour and 10 in
 * any day. A right code clears both, unless it proved an address; where messages cost money, a {@link SpendPolicy} sets
 * limits that nothing clears. No combination of values switches the limits off. Immutable.
 *
 * @param firstInterval the wait after the first code in an hour, 30 seconds to 1 hour; doubles with every further one
 * @param perHour codes in any hour, 1 to 20
 * @param perDay codes in any 24 hours, {@code perHour} to 50
 */
public record SendPolicy(Duration firstInterval, int perHour, int perDay) {

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(30);
    private static final Duration MAX_INTERVAL = Duration.ofHours(1);
    private static final int MAX_PER_HOUR = 20;
    private static final int MAX_PER_DAY = 50;

    /** The defaults described above. */
    public static final SendPolicy DEFAULT = new SendPolicy(Duration.ofSeconds(60), 5, 10);

    /**
     * Checks every range.
     *
     * @param firstInterval the wait after the first code in an hour, 30 seconds to 1 hour; doubles with every further one
     * @param perHour codes in any hour, 1 to 20
     * @param perDay codes in any 24 hours, {@code perHour} to 50
     * @throws IllegalArgumentException naming the value and its range
     */
    public SendPolicy {
        if (firstInterval.compareTo(MIN_INTERVAL) < 0 || firstInterval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "firstInterval is " + firstInterval + ", allowed are " + MIN_INTERVAL + " to " + MAX_INTERVAL);
        }
        Ranges.check("perHour", perHour, 1, MAX_PER_HOUR);
        Ranges.check("perDay", perDay, perHour, MAX_PER_DAY);
    }

    Budget quota() {
        return new Budget(perHour, perDay);
    }

    /**
     * The wait before another code.
     *
     * @param sent codes sent in the last hour, the newest included
     * @return the wait since the newest, zero if there was none
     */
    public Duration intervalAfter(int sent) {
        if (sent < 1) {
            return Duration.ZERO;
        }
        Duration interval = firstInterval.multipliedBy(1L << Math.min(sent - 1, MAX_PER_HOUR));
        return interval.compareTo(MAX_INTERVAL) < 0 ? interval : MAX_INTERVAL;
    }
}
