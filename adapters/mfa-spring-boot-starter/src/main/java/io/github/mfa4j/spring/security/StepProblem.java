package io.github.mfa4j.spring.security;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.spring.security.pages.PageProblem;
import io.github.mfa4j.spring.security.pages.PageProblem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the page has to say, kept in the session from the request that went wrong until the page is shown. */
record StepProblem(Kind kind, @Nullable Instant until) implements Serializable {

    static final StepProblem UNAVAILABLE = new StepProblem(Kind.UNAVAILABLE, null);

    static final StepProblem NOT_AVAILABLE = new StepProblem(Kind.NOT_AVAILABLE, null);

    static final StepProblem LIMIT_REACHED = new StepProblem(Kind.LIMIT_REACHED, null);

    static final StepProblem NOT_SET_UP = new StepProblem(Kind.NOT_SET_UP, null);

    private static final String ATTRIBUTE = StepProblem.class.getName();

    static StepProblem of(Refused refused) {
        Kind kind = switch (refused.reason()) {
            case WRONG_CODE, MALFORMED, REFUSED -> Kind.WRONG_CODE;
            case REPLAYED -> Kind.ALREADY_USED;
            case EXPIRED, CHALLENGE_VOID -> Kind.EXPIRED;
            case LOCKED -> Kind.LOCKED;
            case SUSPENDED -> Kind.SUSPENDED;
            case USER_UNAVAILABLE -> Kind.NOT_AVAILABLE;
            case NOT_SET_UP -> Kind.UNAVAILABLE;
        };
        // The wrong code that locks the factor has a time, too; the page says so once it has asked for a new challenge.
        return new StepProblem(kind, kind == Kind.LOCKED ? refused.retryAt() : null);
    }

    static StepProblem of(NotNow notNow) {
        return new StepProblem(
                notNow.reason() == NotNow.Reason.LOCKED ? Kind.LOCKED : Kind.SENDING_REFUSED, notNow.retryAt());
    }

    static StepProblem of(Unavailable unavailable) {
        return switch (unavailable.reason()) {
            case CHALLENGE_VOID -> new StepProblem(Kind.EXPIRED, null);
            case SUSPENDED -> new StepProblem(Kind.SUSPENDED, null);
            case USER_UNAVAILABLE, DESTINATION_NOT_ALLOWED -> NOT_AVAILABLE;
            case NOT_SET_UP, BUSY -> UNAVAILABLE;
        };
    }

    /** Whether a challenge that was to be started a moment ago need not be tried again to hear the same. */
    boolean hindersStart() {
        return switch (kind) {
            case LOCKED, SUSPENDED, SENDING_REFUSED, UNAVAILABLE, NOT_AVAILABLE, LIMIT_REACHED, NOT_SET_UP -> true;
            case WRONG_CODE, EXPIRED, ALREADY_USED -> false;
        };
    }

    boolean endsTheChallenge() {
        return kind == Kind.LOCKED || kind == Kind.EXPIRED;
    }

    PageProblem forPage() {
        return new PageProblem(kind, until);
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** The problem, told once. */
    static @Nullable StepProblem take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof StepProblem problem)) {
            return null;
        }
        session.removeAttribute(ATTRIBUTE);
        return problem;
    }
}
