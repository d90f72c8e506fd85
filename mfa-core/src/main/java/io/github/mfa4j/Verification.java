package io.github.mfa4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The verdict on what a user typed. Only {@link Verified} grants anything. */
public sealed interface Verification permits Verified, Verification.Refused, Verification.Busy {

    /**
     * The answer is no.
     *
     * @param reason why; {@link Reason#REFUSED} and nothing more after an anonymous purpose
     * @param retryAt from when another try can succeed, null when waiting changes nothing
     */
    record Refused(Reason reason, @Nullable Instant retryAt) implements Verification {

        /** Why an answer was no. */
        public enum Reason {
            /** No reason is told. */
            REFUSED,
            /** Not the right code. Counted. */
            WRONG_CODE,
            /** The right code, but used before (RFC 6238 section 5.2). Counted. */
            REPLAYED,
            /** Not of the form of a code, so not evaluated and not counted. */
            MALFORMED,
            /** The challenge is over. Not counted. */
            EXPIRED,
            /** The challenge is forged, used, superseded or void. Not counted. */
            CHALLENGE_VOID,
            /** Too many failures: nothing is evaluated before the instant to retry. */
            LOCKED,
            /** Too many failures: the factor must be enrolled again or released. */
            SUSPENDED,
            /** The user is unknown or inactive, or the address is no longer the user's. Not counted. */
            USER_UNAVAILABLE,
            /** The user has not set this factor up. Not counted. */
            NOT_SET_UP
        }

        /**
         * A refusal that waiting does not change.
         *
         * @param reason why
         */
        public Refused(Reason reason) {
            this(reason, null);
        }
    }

    /** Too many parallel requests for this user: nothing was evaluated or counted, the client may try again. */
    record Busy() implements Verification {}
}
