package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.Role;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import io.github.mfa4j.examples.auth.token.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Sessions of browsers have a row among those of tokens, so that what ends all sessions of a user ends these, too. */
@Component
class BrowserSessions implements LogoutHandler {

    private static final String ATTRIBUTE = BrowserSessions.class.getName();

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Sessions sessions;
    private final AuditLog audit;
    private final Duration lifetime;

    BrowserSessions(Sessions sessions, AuditLog audit, AuthProperties properties) {
        this.sessions = sessions;
        this.audit = audit;
        this.lifetime = properties.jwt().refreshLifetime();
    }

    /** Begins one after the second step. What somebody else began in this browser ends. */
    void begin(HttpServletRequest request, User user) {
        end(request);
        Asked.forget(request.getSession());
        request.getSession().setMaxInactiveInterval(Math.toIntExact(IDLE.toSeconds()));
        request.getSession().setAttribute(ATTRIBUTE, sessions.begin(user, lifetime));
    }

    /** What the user may do now; empty if the session was ended. */
    Optional<Role> roleIn(HttpServletRequest request, String user) {
        String session = find(request);
        return session == null ? Optional.empty() : sessions.roleIn(session, user);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication user) {
        boolean ended = find(request) != null;
        end(request);
        if (ended && user != null && user.getPrincipal() instanceof Visitor visitor) {
            audit.record("LOGGED_OUT", visitor.id());
        }
    }

    private void end(HttpServletRequest request) {
        String session = find(request);
        if (session != null) {
            sessions.end(session);
        }
    }

    private static @Nullable String find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String id ? id : null;
    }
}
