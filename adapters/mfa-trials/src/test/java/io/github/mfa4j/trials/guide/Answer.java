package io.github.mfa4j.trials.guide;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an API says. */
// [answer]
record Answer(int status, String reason, @Nullable Instant retryAt) {

    static Answer to(ChallengeResult result) {
        if (result instanceof NotNow notNow) {
            return new Answer(429, word(notNow.reason()), notNow.retryAt());
        }
        if (result instanceof Unavailable unavailable) {
            int status = switch (unavailable.reason()) {
                case USER_UNAVAILABLE, CHALLENGE_VOID -> 401;
                case SUSPENDED -> 403;
                case NOT_SET_UP, DESTINATION_NOT_ALLOWED -> 409;
                case BUSY -> 503;
            };
            return new Answer(status, word(unavailable.reason()), null);
        }
        return new Answer(200, "started", null);
    }

    static Answer to(Verification verdict) {
        if (verdict instanceof Refused refused) {
            int status = switch (refused.reason()) {
                case LOCKED -> 429;
                case SUSPENDED -> 403;
                case REFUSED, WRONG_CODE, REPLAYED, MALFORMED -> 401;
                case EXPIRED, CHALLENGE_VOID, USER_UNAVAILABLE, NOT_SET_UP -> 401;
            };
            return new Answer(status, word(refused.reason()), refused.retryAt());
        }
        return verdict instanceof Busy ? new Answer(503, "busy", null) : new Answer(200, "verified", null);
    }

    /** What failed is for the log, not for the client. */
    static Answer to(MfaUnavailableException outage) {
        return new Answer(503, "unavailable", null);
    }

    /** The value of Retry-After: whole seconds, rounded up; a second where the library names no instant. */
    long retryAfter(Instant now) {
        Duration wait = retryAt == null ? Duration.ZERO : Duration.between(now, retryAt);
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
// [/answer]
