package io.github.mfa4j.codes;

/**
 * How many codes may be sent in any hour and in any 24 hours. Immutable.
 *
 * @param perHour codes in any hour, 1 to 10 000 000
 * @param perDay codes in any 24 hours, {@code perHour} to 100 000 000
 */
public record Budget(int perHour, int perDay) {

    private static final int MAX_PER_HOUR = 10_000_000;
    private static final int MAX_PER_DAY = 100_000_000;

    /**
     * Checks both ranges.
     *
     * @param perHour codes in any hour, 1 to 10 000 000
     * @param perDay codes in any 24 hours, {@code perHour} to 100 000 000
     * @throws IllegalArgumentException naming the value and its range
     */
    public Budget {
        Ranges.check("perHour", perHour, 1, MAX_PER_HOUR);
        Ranges.check("perDay", perDay, perHour, MAX_PER_DAY);
    }
}
