package io.github.mfa4j.examples.auth.challenge;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells the verdict on a code over HTTP. A forged, expired or used token is answered like a wrong code. */
@Component
public class Verdicts {

    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(30);

    private final MultiFactor mfa;
    private final Clock clock;

    Verdicts(MultiFactor mfa, Clock clock) {
        this.mfa = mfa;
        this.clock = clock;
    }

    /**
     * The proof, or the refusal as a problem.
     *
     * @param purposes for what the code may have been asked: a proof for something else is none
     * @param token the token as the client sent it
     * @param code the code as the user typed it
     * @param wrong the status of a wrong code
     * @return the proof
     * @throws Problem the refusal
     */
    public Verified proof(String token, String code, Set<Purpose> purposes, HttpStatus wrong) {
        Verification verdict = mfa.verify(token, code);
        if (verdict instanceof Verified proof) {
            // Users of client applications have a tenant, and log in at their application only.
            if (purposes.contains(proof.purpose()) && proof.user().tenant().isEmpty()) {
                return proof;
            }
            throw refused(wrong);
        }
        throw verdict instanceof Refused refused ? problem(refused, wrong) : Problem.busy();
    }

    /**
     * Whether a code proves a user of a client application, for whatever it was asked.
     *
     * @param user the user, who has a tenant
     * @param token the token of the challenge
     * @param code the code as the user typed it
     * @return whether it is right
     * @throws Problem if it was not compared
     */
    public boolean isProof(UserId user, String token, String code) {
        Verification verdict = mfa.verify(token, code);
        if (verdict instanceof Verified proof) {
            return proof.user().equals(user);
        }
        if (!(verdict instanceof Refused refused)) {
            throw Problem.busy();
        }
        if (refused.reason() == Reason.LOCKED || refused.reason() == Reason.SUSPENDED) {
            throw problem(refused, HttpStatus.FORBIDDEN);
        }
        return false;
    }

    private Problem problem(Refused refused, HttpStatus wrong) {
        return switch (refused.reason()) {
            case LOCKED -> locked(refused.retryAt());
            case SUSPENDED -> suspended();
            default -> refused(wrong);
        };
    }

    static Problem suspended() {
        return new Problem(
                HttpStatus.FORBIDDEN, "factor_suspended", "Too many wrong codes. Use another factor from now on.");
    }

    private Problem locked(@Nullable Instant retryAt) {
        Instant now = clock.instant();
        return Problem.tooMany(
                "factor_locked",
                "Too many wrong codes. Wait, or use another factor.",
                now,
                retryAt == null ? now.plus(UNKNOWN_WAIT) : retryAt);
    }

    /**
     * What a wrong code is answered, and all that is to look like one.
     *
     * @param wrong the status
     * @return the refusal
     */
    public static Problem refused(HttpStatus wrong) {
        return new Problem(wrong, "code_refused", "The code is wrong, or not valid any more.");
    }
}
