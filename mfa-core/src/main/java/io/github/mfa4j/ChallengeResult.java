package io.github.mfa4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of starting a challenge. */
public sealed interface ChallengeResult {

    /**
     * The challenge is open: give the token to the client and ask for the code.
     *
     * <p>After an anonymous purpose this says the same for known and unknown users, and nothing about a destination.
     *
     * @param token what the client sends back with the code
     * @param expiresAt when the challenge ends
     * @param maskedDestination the masked address the code went to, null where none was used or may be told
     * @param resendAt from when another code may be asked for, null where that means nothing or may not be told
     */
    record Started(
            ChallengeToken token,
            Instant expiresAt,
            @Nullable String maskedDestination,
            @Nullable Instant resendAt) implements ChallengeResult {}

    /**
     * Not yet: the factor is locked, or the interval or a quota of messages is used up. Answer with HTTP 429 and
     * {@code Retry-After}.
     *
     * @param reason what holds it back
     * @param retryAt from when it can work
     */
    record NotNow(NotNow.Reason reason, Instant retryAt) implements ChallengeResult {

        /** What holds a challenge back. */
        public enum Reason {
            /** Wrong codes locked the factor. */
            LOCKED,
            /** The last code was sent too short a time ago. */
            RESEND_INTERVAL,
            /** The user had as many codes as the quota allows. */
            USER_QUOTA,
            /** The destination had as many codes as the quota allows. */
            DESTINATION_QUOTA,
            /** The destination's country had as many codes as its budget allows. */
            PREFIX_QUOTA,
            /** All users together had as many codes as the overall budget allows. */
            OVERALL_QUOTA,
            /** So few of the codes sent to the destination's country were used that sending there is paused. */
            PAUSED
        }
    }

    /**
     * Not with this factor, or not in this state; the reason says what to do next.
     *
     * @param reason why not
     */
    record Unavailable(Unavailable.Reason reason) implements ChallengeResult {

        /** Why a factor cannot be used. */
        public enum Reason {
            /** The user is unknown or inactive: end the login. */
            USER_UNAVAILABLE,
            /** The user has not set this factor up, or has no such address for it: offer another factor. */
            NOT_SET_UP,
            /** Codes are not sent to the destination's country: offer another factor or address. */
            DESTINATION_NOT_ALLOWED,
            /** Too many failures suspended the factor until it is enrolled again or released: offer another factor. */
            SUSPENDED,
            /** The challenge to go on from is forged, used, void or expired: begin the login anew. */
            CHALLENGE_VOID,
            /** Too many parallel requests, and nothing was changed: let the client ask again. */
            BUSY
        }
    }
}
