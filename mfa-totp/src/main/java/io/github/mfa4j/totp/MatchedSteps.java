package io.github.mfa4j.totp;

import java.util.OptionalLong;

/**
 * The time steps of a window whose code was the one given: none for a wrong code, one for a right one, and by a rare
 * coincidence (about one in a million for six digits) more.
 *
 * <p>A step must not be accepted twice (RFC 6238 section 5.2). Keep the highest step used with the secret, ask for
 * {@link #latestAfter} it, and store the answer as the new highest in one atomic step with accepting the code. Taking the
 * latest step of several is what keeps the same digits from being accepted again for the other one.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class MatchedSteps {

    static final MatchedSteps NONE = new MatchedSteps(0, 0);

    private final long first;
    private final int bits;

    /** Bit i stands for the step first + i. */
    private MatchedSteps(long first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    static MatchedSteps of(long first, int bits) {
        return bits == 0 ? NONE : new MatchedSteps(first, bits);
    }

    /**
     * Whether the code was wrong.
     *
     * @return true if no step matched
     */
    public boolean isEmpty() {
        return bits == 0;
    }

    /**
     * The latest step that matched.
     *
     * @return the time step, negative before 1970; empty if none matched
     */
    public OptionalLong latest() {
        return bits == 0
                ? OptionalLong.empty()
                : OptionalLong.of(first + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(bits)));
    }

    /**
     * The latest step that matched, if it is later than the highest step used before. If this is empty and
     * {@link #isEmpty()} is false, a code was given again, perhaps by somebody
     * who read it off or phished it.
     *
     * @param highestUsed the highest time step that was accepted with this secret
     * @return the time step to store as the new highest; empty if none matched or none is later
     */
    public OptionalLong latestAfter(long highestUsed) {
        OptionalLong latest = latest();
        return latest.isPresent() && latest.getAsLong() > highestUsed ? latest : OptionalLong.empty();
    }

    /**
     * Whether the code is the one of this step, too.
     *
     * @param step a time step
     * @return true if the step is in the window and matched
     */
    public boolean includes(long step) {
        return step >= first && step - first < Integer.SIZE && (bits >>> (int) (step - first) & 1) != 0;
    }

    /**
     * The step, which is no secret.
     *
     * @return a text for logs
     */
    @Override
    public String toString() {
        return bits == 0 ? "MatchedSteps[none]" : "MatchedSteps[latest=" + latest().getAsLong() + "]";
    }
}
