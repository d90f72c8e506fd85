package io.github.mfa4j.spring.security;

import io.github.mfa4j.Verified;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;

/**
 * A note in the session that the next proof is wanted to set up an authenticator. The enrolment is then begun while the proof is at
 * hand: a proof cannot be stored with a session. It lapses like a proof, and when the user goes for something else: a code given for a
 * payment must not begin what was wished for an hour ago, perhaps by somebody else.
 */
final class EnrolmentDemand {

    private static final String ATTRIBUTE = EnrolmentDemand.class.getName();

    private EnrolmentDemand() {}

    static void note(HttpServletRequest request, Instant now) {
        request.getSession().setAttribute(ATTRIBUTE, now);
    }

    /** Whether it is wanted, told once. */
    static boolean take(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Instant noted)) {
            return false;
        }
        session.removeAttribute(ATTRIBUTE);
        return !now.isAfter(noted.plus(Verified.FRESH));
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
