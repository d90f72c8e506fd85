package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.login.LoginRule;
import io.github.mfa4j.spring.security.MfaAuthorities;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** What follows the right code: a session, if the factor is enough for one, and the page first asked for. */
@Component
class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Users users;
    private final LoginRule rule;
    private final BrowserSessions sessions;
    private final MultiFactor mfa;

    Arrival(Users users, LoginRule rule, BrowserSessions sessions, MultiFactor mfa, WantedPage wanted) {
        this.users = users;
        this.rule = rule;
        this.sessions = sessions;
        this.mfa = mfa;
        setRequestCache(wanted);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        User user = users.find(authentication.getName())
                .filter(found -> authentication.getPrincipal() instanceof Visitor visitor
                        && found.passwordSince().equals(visitor.passwordSince()))
                .orElse(null);
        // With a session it is no login, but a fresh proof.
        if (user != null && sessions.roleIn(request, user.id()).isEmpty()) {
            FactorId factor = factorOf(authentication);
            if (!rule.isEnough(user, factor)) {
                logOut(request);
                getRedirectStrategy().sendRedirect(request, response, "/login?app");
                return;
            }
            sessions.begin(request, user);
            rule.completed(user, factor);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** The code has just changed the id of the session: what is stored under the old one is found again, and must go, too. */
    private static void logOut(HttpServletRequest request) throws ServletException {
        request.logout();
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
    }

    /** The one of a login: only later proofs add authorities of others. */
    private FactorId factorOf(Authentication authentication) {
        return mfa.factors().stream()
                .map(Factor::id)
                .filter(id -> authentication.getAuthorities().stream()
                        .anyMatch(granted -> MfaAuthorities.of(id).equals(granted.getAuthority())))
                .findFirst()
                .orElseThrow();
    }
}
