package io.github.mfa4j.spring.security;

import io.github.mfa4j.Authority;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The proof that the user of a session has given last. It does not leave the process: after the session was written elsewhere it is
 * gone, and the user gives another.
 */
final class SessionProof implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = SessionProof.class.getName();

    private final transient @Nullable Verified proof;

    private SessionProof(Verified proof) {
        this.proof = proof;
    }

    static void keep(HttpServletRequest request, Verified proof) {
        request.getSession().setAttribute(ATTRIBUTE, new SessionProof(proof));
    }

    /** The proof, if it may change the factors of the user now. */
    static @Nullable Authority in(HttpServletRequest request, UserId user, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SessionProof kept)) {
            return null;
        }
        Verified proof = kept.proof;
        return proof != null && proof.allowsChangesFor(user, now) ? proof : null;
    }
}
