package io.github.mfa4j.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * A note in the session that the next proof is wanted to set up an authenticator. The enrolment is then begun while the proof is at
 * hand: a proof cannot be stored with a session.
 */
final class EnrolmentDemand {

    private static final String ATTRIBUTE = EnrolmentDemand.class.getName();

    private EnrolmentDemand() {}

    static void note(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, true);
    }

    /** Whether it is wanted, told once. */
    static boolean take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(ATTRIBUTE) == null) {
            return false;
        }
        session.removeAttribute(ATTRIBUTE);
        return true;
    }
}
