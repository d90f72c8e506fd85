package io.github.mfa4j.spring.security;

import io.github.mfa4j.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;

/**
 * A note in the session that a user who has passed the second factor is to pass it again. Without it the page starts no challenge for
 * such a user, so that a link from elsewhere cannot have codes sent.
 */
final class StepUpDemand {

    private static final String ATTRIBUTE = StepUpDemand.class.getName();

    private StepUpDemand() {}

    static void note(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, true);
    }

    static boolean isIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    static void settle(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** A proof may change the factors of a user only if it was asked for as one (ASVS 7.5.1). */
    static Purpose purposeFor(Authentication user) {
        return MfaAuthorities.isIn(user) ? Purpose.STEP_UP : Purpose.LOGIN;
    }
}
