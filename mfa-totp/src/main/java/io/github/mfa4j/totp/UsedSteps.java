package io.github.mfa4j.totp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which time steps of one authenticator were used, so that none is accepted twice (RFC 6238 section 5.2).
 *
 * <p>The highest used step alone would do if clocks only went forward. A step that a clock running ahead accepted would
 * then lock its owner out until the real time has caught up; so steps in the future are left aside, and the newest few are
 * kept one by one, so that what was used before such a leap stays used after the clock was set right.
 *
 * @param floor no step up to this one is accepted
 * @param newest the newest used steps above the floor, ascending
 */
record UsedSteps(long floor, List<Long> newest) {

    /** A secret that no code was accepted for yet. */
    static final UsedSteps NONE = new UsedSteps(Long.MIN_VALUE, List.of());

    private static final int KEPT = 16;

    UsedSteps {
        newest = List.copyOf(newest);
    }

    /** Nothing up to this step is accepted, whatever was used. */
    static UsedSteps through(long step) {
        return new UsedSteps(step, List.of());
    }

    /** The highest step that counts as used when the window ends with the given step. */
    long highestUpTo(long windowEnd) {
        long highest = floor;
        for (long step : newest) {
            highest = step <= windowEnd ? Math.max(highest, step) : highest;
        }
        return highest;
    }

    UsedSteps with(long step) {
        List<Long> steps = new ArrayList<>(newest);
        steps.add(step);
        Collections.sort(steps);
        return steps.size() <= KEPT
                ? new UsedSteps(floor, steps)
                : new UsedSteps(steps.get(0), steps.subList(1, steps.size()));
    }
}
