package io.github.mfa4j.factor;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of factor makes of a request for a challenge.
 *
 * @param <S> the factor's section
 */
public sealed interface Opening<S> {

    /**
     * The challenge can start.
     *
     * @param <S> the factor's section
     * @param next the section to commit
     * @param maskedDestination the address a code goes to, masked for display; null where none goes out
     * @param resendAt from when another code may be asked for, null where that means nothing
     * @param delivery what happens after the commit, null if nothing does
     * @param notice an event beside the start, null for none
     */
    record Opened<S>(
            S next,
            @Nullable String maskedDestination,
            @Nullable Instant resendAt,
            @Nullable Delivery<S> delivery,
            MfaEvent.@Nullable Kind notice)
            implements Opening<S> {

        /**
         * A challenge that nothing has to be delivered for.
         *
         * @param <S> the factor's section
         * @param next the section to commit
         * @param notice an event beside the start, null for none
         * @return the opening
         */
        public static <S> Opened<S> withoutDelivery(S next, MfaEvent.@Nullable Kind notice) {
            return new Opened<>(next, null, null, null, notice);
        }
    }

    /**
     * Not yet.
     *
     * @param <S> the factor's section
     * @param result what to answer
     */
    record Later<S>(NotNow result) implements Opening<S> {}

    /**
     * Not with this factor.
     *
     * @param <S> the factor's section
     * @param reason why not
     */
    record Impossible<S>(Unavailable.Reason reason) implements Opening<S> {}
}
