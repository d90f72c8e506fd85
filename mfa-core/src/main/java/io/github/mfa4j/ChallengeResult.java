package io.github.mfa4j;

import java.time.Instant;
import java.util.Optional;
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
     * @param shownDestination the masked address the code went to, null where none was used or may be told
     * @param shownResendAt from when another code may be asked for, null where that means nothing or may not be told
     */
    record Started(
            ChallengeToken token,
            Instant expiresAt,
            @Nullable String shownDestination,
            @Nullable Instant shownResendAt) implements ChallengeResult {

        /**
         * The masked address the code went to.
         *
         * @return the address to show, if there is one
         */
        public Optional<String> maskedDestination() {
            return Optional.ofNullable(shownDestination);
        }

        /**
         * From when another code may be asked for.
         *
         * @return the instant, if there is one
         */
        public Optional<Instant> resendAt() {
            return Optional.ofNullable(shownResendAt);
        }
    }

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
            DESTINATION_QUOTA
        }
    }

    /**
     * Not with this factor: offer another.
     *
     * @param reason why not
     */
    record Unavailable(Unavailable.Reason reason) implements ChallengeResult {

        /** Why a factor cannot be used. */
        public enum Reason {
            /** The user is unknown or inactive. */
            USER_UNAVAILABLE,
            /** The user has not set this factor up, or has no address for it. */
            NOT_SET_UP,
            /** Too many failures suspended the factor; it must be enrolled again or released. */
            SUSPENDED,
            /** The challenge to go on from is forged, used, void or expired. */
            CHALLENGE_VOID,
            /** Too many parallel requests for this user; nothing was changed. */
            BUSY
        }
    }
}
