package io.github.mfa4j.examples.auth.challenge;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Factor;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.examples.auth.web.Problem;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells what came of starting a challenge over HTTP. */
@Component
public class Challenges {

    private static final Logger LOG = LoggerFactory.getLogger(Challenges.class);

    /** The code of the refusal when a message could not be sent. */
    public static final String NOT_SENT = "code_not_sent";

    private final Clock clock;

    Challenges(Clock clock) {
        this.clock = clock;
    }

    /**
     * Starts a challenge.
     *
     * @param factor with which factor, null to go on with the same
     * @param start starts it
     * @return the open challenge
     * @throws Problem the refusal
     */
    public OpenedChallenge open(@Nullable Factor factor, Supplier<ChallengeResult> start) {
        ChallengeResult result = started(start);
        if (result instanceof Started started) {
            return new OpenedChallenge(
                    true,
                    started.maskedDestination() == null ? "Enter a code" : "Code sent",
                    started.token().value(),
                    started.expiresAt(),
                    factor == null ? null : factor.id().value(),
                    started.maskedDestination(),
                    started.resendAt());
        }
        if (result instanceof NotNow later) {
            throw Problem.tooMany(
                    later.reason() == NotNow.Reason.LOCKED ? "factor_locked" : "too_many_codes",
                    later.reason() == NotNow.Reason.LOCKED
                            ? "Too many wrong codes. Wait, or use another factor."
                            : "A code was sent a short time ago, or too many were.",
                    clock.instant(),
                    later.retryAt());
        }
        throw unavailable(((Unavailable) result).reason());
    }

    private static ChallengeResult started(Supplier<ChallengeResult> start) {
        try {
            return start.get();
        } catch (MfaUnavailableException e) {
            if (e.dependency() != Dependency.SENDER) {
                throw e;
            }
            LOG.error("a code could not be sent: {}", e.getMessage());
            LOG.debug("the cause", e);
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE, NOT_SENT, "The code could not be sent. Try again in a moment.");
        }
    }

    private static Problem unavailable(Unavailable.Reason reason) {
        return switch (reason) {
            case USER_UNAVAILABLE -> Problem.badCredentials();
            case CHALLENGE_VOID -> Problem.badToken();
            case BUSY -> Problem.busy();
            case SUSPENDED -> Verdicts.suspended();
            case NOT_SET_UP, DESTINATION_NOT_ALLOWED ->
                new Problem(HttpStatus.CONFLICT, "factor_not_set_up", "This factor is not set up. Use another one.");
        };
    }
}
