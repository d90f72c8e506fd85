package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.Confirmation;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.spring.security.MfaAuthorities;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** What follows the right code: a session, and the page first asked for. */
@Component
class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Users users;
    private final Confirmation confirmation;
    private final BrowserSessions sessions;
    private final AuditLog audit;
    private final String byMail;

    Arrival(Users users, Confirmation confirmation, BrowserSessions sessions, AuditLog audit, UserFactors factors) {
        this.users = users;
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.audit = audit;
        this.byMail = MfaAuthorities.of(factors.mail().id());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        users.find(authentication.getName()).ifPresent(user -> arrive(request, authentication, user));
        super.onAuthenticationSuccess(request, response, authentication);
    }

    private void arrive(HttpServletRequest request, Authentication authentication, User user) {
        // The library accepts no code that went to another address than the user has now.
        if (authentication.getAuthorities().stream().anyMatch(each -> byMail.equals(each.getAuthority()))) {
            confirmation.proved(user, user.email().value());
        }
        if (sessions.begin(request, user.id())) {
            audit.record("LOGGED_IN", user.id());
        }
    }
}
