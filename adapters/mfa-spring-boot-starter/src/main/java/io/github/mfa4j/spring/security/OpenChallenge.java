package io.github.mfa4j.spring.security;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The challenge that the user of a session is asked to answer. It stays in the session, so that a browser is shown the same one again
 * when the page is loaded again, and none that was started in another session can be answered here.
 */
record OpenChallenge(
        String tenant,
        String user,
        String factor,
        String purpose,
        String token,
        Instant expiresAt,
        @Nullable String maskedDestination,
        @Nullable Instant resendAt)
        implements Serializable {

    private static final String ATTRIBUTE = OpenChallenge.class.getName();

    static OpenChallenge of(UserId user, FactorId factor, Purpose purpose, Started started) {
        return new OpenChallenge(
                user.tenant(),
                user.id(),
                factor.value(),
                purpose.name(),
                started.token().value(),
                started.expiresAt(),
                started.maskedDestination(),
                started.resendAt());
    }

    /** The challenge of this session, null if there is none for this user; one that is over is there still. */
    static @Nullable OpenChallenge in(HttpServletRequest request, UserId user) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof OpenChallenge open
                        && new UserId(open.tenant, open.user).equals(user)
                ? open
                : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Notes which factor is asked for though no challenge could be started. */
    static void choose(HttpServletRequest request, UserId user, FactorId factor, Purpose purpose, Instant now) {
        new OpenChallenge(user.tenant(), user.id(), factor.value(), purpose.name(), "", now, null, null).keep(request);
    }

    /** Marks the challenge of this session as over. It stays to tell which factor was asked for. */
    static void end(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof OpenChallenge open && open.isOpenAt(now)) {
            new OpenChallenge(open.tenant, open.user, open.factor, open.purpose, open.token, now, null, null)
                    .keep(request);
        }
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    boolean isOpenAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    FactorId factorId() {
        return new FactorId(factor);
    }

    @Override
    public String toString() {
        return "OpenChallenge[" + factor + ", " + purpose + ", until " + expiresAt + "]";
    }
}
