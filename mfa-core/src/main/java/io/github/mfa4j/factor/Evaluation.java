package io.github.mfa4j.factor;

import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.spi.MfaEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of factor makes of one input, and the section it leads to. The guard around it counts.
 *
 * @param <S> the factor's section
 */
public sealed interface Evaluation<S> {

    /**
     * The section to commit.
     *
     * @return the next section
     */
    S next();

    /**
     * An event beside the verdict.
     *
     * @return its kind, null for none
     */
    MfaEvent.@Nullable Kind notice();

    /**
     * The right code, used up by {@code next}.
     *
     * @param <S> the factor's section
     * @param next the section without the code
     * @param destination the address that the code was sent to and that is thereby proven, null where there is none
     * @param notice an event beside the verdict, null for none
     * @param afterwards what can wait until the verdict is committed, null for nothing; if it fails, the verdict stands
     */
    record Right<S>(
            S next,
            @Nullable String destination,
            MfaEvent.@Nullable Kind notice,
            @Nullable Runnable afterwards) implements Evaluation<S> {

        /**
         * The right code, with nothing left to do.
         *
         * @param next the section without the code
         * @param destination the address that the code was sent to and that is thereby proven, null where there is none
         * @param notice an event beside the verdict, null for none
         */
        public Right(S next, @Nullable String destination, MfaEvent.@Nullable Kind notice) {
            this(next, destination, notice, null);
        }
    }

    /**
     * A wrong guess; the guard counts it.
     *
     * @param <S> the factor's section
     * @param next the section after the guess
     * @param reason what was wrong
     * @param notice an event beside the verdict, null for none
     */
    record Wrong<S>(S next, Reason reason, MfaEvent.@Nullable Kind notice) implements Evaluation<S> {}

    /**
     * Refused before any guess was compared, so nothing is counted.
     *
     * @param <S> the factor's section
     * @param next the section
     * @param reason why
     * @param notice an event beside the verdict, null for none
     */
    record NotEvaluated<S>(S next, Reason reason, MfaEvent.@Nullable Kind notice) implements Evaluation<S> {}
}
