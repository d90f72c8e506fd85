package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.spring.security.pages.PageProblem;
import io.github.mfa4j.spring.security.pages.PageProblem.Kind;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a session is asked for. Prints nothing of it.
 *
 * @param deed what for
 * @param factor the name of the factor
 * @param token the challenge, null if none could be started
 * @param expiresAt until when the challenge is good
 * @param destination the masked address that a code went to
 * @param resendAt from when another one may be asked for
 * @param problem what is in the way
 * @param until how long
 */
record Asked(
        Deed deed,
        String factor,
        @Nullable String token,
        @Nullable Instant expiresAt,
        @Nullable String destination,
        @Nullable Instant resendAt,
        @Nullable Kind problem,
        @Nullable Instant until)
        implements Serializable {

    private static final String ATTRIBUTE = Asked.class.getName();

    static @Nullable Asked in(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Asked asked ? asked : null;
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    static Asked begun(Deed deed, String factor, ChallengeResult result) {
        if (result instanceof Started started) {
            return new Asked(
                    deed,
                    factor,
                    started.token().value(),
                    started.expiresAt(),
                    started.maskedDestination(),
                    started.resendAt(),
                    null,
                    null);
        }
        return new Asked(deed, factor, null, null, null, null, null, null).hindered(result);
    }

    /** The same challenge, and why another could not be started. */
    Asked hindered(ChallengeResult result) {
        if (result instanceof NotNow later) {
            return later.reason() == NotNow.Reason.LOCKED
                    ? with(Kind.LOCKED, later.retryAt())
                    : with(Kind.SENDING_REFUSED, later.retryAt());
        }
        return with(
                switch (((Unavailable) result).reason()) {
                    case CHALLENGE_VOID -> Kind.EXPIRED;
                    case SUSPENDED -> Kind.SUSPENDED;
                    case USER_UNAVAILABLE, NOT_SET_UP, DESTINATION_NOT_ALLOWED, BUSY -> Kind.UNAVAILABLE;
                },
                null);
    }

    /** The same challenge, and why the code was not taken. */
    Asked refused(Verification verdict) {
        if (!(verdict instanceof Refused refused)) {
            return with(Kind.UNAVAILABLE, null);
        }
        Instant retryAt = refused.retryAt();
        return switch (refused.reason()) {
            case LOCKED -> retryAt == null ? with(Kind.SUSPENDED, null) : with(Kind.LOCKED, retryAt);
            case SUSPENDED -> with(Kind.SUSPENDED, null);
            case REPLAYED -> with(Kind.ALREADY_USED, null);
            case EXPIRED, CHALLENGE_VOID -> with(Kind.EXPIRED, null);
            case USER_UNAVAILABLE, NOT_SET_UP -> with(Kind.UNAVAILABLE, null);
            case WRONG_CODE, MALFORMED, REFUSED -> with(Kind.WRONG_CODE, null);
        };
    }

    private Asked with(Kind kind, @Nullable Instant end) {
        boolean over = kind == Kind.LOCKED || kind == Kind.SUSPENDED || kind == Kind.EXPIRED;
        return new Asked(deed, factor, over ? null : token, over ? null : expiresAt, destination, resendAt, kind, end);
    }

    @Nullable PageProblem pageProblem() {
        return problem == null ? null : new PageProblem(problem, until);
    }

    @Override
    public String toString() {
        return "Asked[hidden]";
    }
}
