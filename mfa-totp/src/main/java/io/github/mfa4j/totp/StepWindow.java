package io.github.mfa4j.totp;

/**
 * How many time steps before and after the current one are accepted (RFC 6238 section 5.2): the past ones for a person
 * who types slowly and a clock that is behind, the future ones for a clock that is ahead.
 *
 * <p>Each step more is one more code that a guess can hit. The RFC recommends at most one step for the delay.
 *
 * @param past steps before the current one, 0 to 10
 * @param future steps after the current one, 0 to 10
 */
public record StepWindow(int past, int future) {

    private static final int MAX_STEPS = 10;

    /** One step back and one ahead. */
    public static final StepWindow DEFAULT = new StepWindow(1, 1);

    /** The current step only. */
    public static final StepWindow CURRENT_ONLY = new StepWindow(0, 0);

    /**
     * A window of these steps.
     *
     * @param past steps before the current one, 0 to 10
     * @param future steps after the current one, 0 to 10
     * @throws IllegalArgumentException if either is out of range
     */
    public StepWindow {
        requireInRange("past", past);
        requireInRange("future", future);
    }

    private static void requireInRange(String name, int steps) {
        if (steps < 0 || steps > MAX_STEPS) {
            throw new IllegalArgumentException(name + " is " + steps + ", allowed are 0 to " + MAX_STEPS);
        }
    }

    /** The number of steps in the window, the current one included. */
    int length() {
        return past + 1 + future;
    }
}
