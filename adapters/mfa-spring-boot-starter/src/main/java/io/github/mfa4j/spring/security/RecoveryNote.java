package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a session stands to recovery codes, for as long as a proof is fresh (ASVS 7.5.1). */
record RecoveryNote(String tenant, String user, State state, Instant until) implements Serializable {

    private static final String ATTRIBUTE = RecoveryNote.class.getName();

    enum State {
        /** An authenticator was set up here, and no codes have been shown or offered since. */
        OWED,
        /** They have been; whether that arrived nobody knows. */
        OFFERED,
        /** The user has asked for new codes, and is to prove a factor first: a proof cannot be stored with a session. */
        WANTED
    }

    static void keep(HttpServletRequest request, UserId user, State state, Instant now) {
        request.getSession()
                .setAttribute(ATTRIBUTE, new RecoveryNote(user.tenant(), user.id(), state, now.plus(Verified.FRESH)));
    }

    /** The note about this user, null if there is none or it is over. */
    static @Nullable RecoveryNote in(HttpServletRequest request, UserId user, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof RecoveryNote note
                        && new UserId(note.tenant, note.user).equals(user)
                        && !now.isAfter(note.until)
                ? note
                : null;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** The user goes for something else, and the next proof is not for new codes. */
    static void forgetWish(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(ATTRIBUTE) instanceof RecoveryNote note
                && note.state == State.WANTED) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Notes that the page was shown. */
    void offered(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, new RecoveryNote(tenant, user, State.OFFERED, until));
    }

    /** Prints no user. */
    @Override
    public String toString() {
        return "RecoveryNote[" + state + ", until " + until + "]";
    }
}
