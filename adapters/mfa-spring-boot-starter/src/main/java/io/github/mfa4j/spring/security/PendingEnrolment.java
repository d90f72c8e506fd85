package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.TotpParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The authenticator that a session is setting up: which one it is, and until when the proof that it was begun with is fresh. A session
 * may be stored elsewhere, so there is no secret in it; the key is read from the vault whenever it is shown, to this session alone.
 */
record PendingEnrolment(
        String tenant,
        String user,
        String id,
        OtpAlgorithm algorithm,
        int digits,
        long periodSeconds,
        @Nullable Instant provenUntil)
        implements Serializable {

    /** It is begun with a proof, and Spring Security takes what begins like this along where a proof begins a new session. */
    private static final String ATTRIBUTE = "SPRING_SECURITY_MFA_ENROLMENT";

    /** Keeps what was begun. The secret itself is destroyed by the caller. */
    static PendingEnrolment keep(HttpServletRequest request, UserId user, Pending pending, @Nullable Verified proof) {
        TotpParameters parameters = pending.parameters();
        PendingEnrolment kept = new PendingEnrolment(
                user.tenant(),
                user.id(),
                pending.id(),
                parameters.algorithm(),
                parameters.digits(),
                parameters.period().toSeconds(),
                proof == null ? null : proof.at().plus(Verified.FRESH));
        request.getSession().setAttribute(ATTRIBUTE, kept);
        return kept;
    }

    /** What this session is setting up for the user, null if nothing. */
    static @Nullable PendingEnrolment in(HttpServletRequest request, UserId user) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof PendingEnrolment pending
                        && new UserId(pending.tenant, pending.user).equals(user)
                ? pending
                : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Whether it was begun with a proof of the user that may still change factors (ASVS 7.5.1). */
    boolean isProven(Instant now) {
        return provenUntil != null && !now.isAfter(provenUntil);
    }

    TotpParameters parameters() {
        return new TotpParameters(algorithm, digits, Duration.ofSeconds(periodSeconds));
    }

    /** Prints no user. */
    @Override
    public String toString() {
        return "PendingEnrolment[" + id + "]";
    }
}
