package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.Role;
import io.github.mfa4j.spring.security.MfaAuthorities;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks up the session of who has passed both steps, so that its end and the loss of a role take effect at once. */
class LiveSession extends OncePerRequestFilter {

    private final BrowserSessions sessions;
    private final SecurityContextLogoutHandler logOut = new SecurityContextLogoutHandler();

    LiveSession(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        if (current != null && current.getPrincipal() instanceof Visitor visitor && hasPassedBoth(current)) {
            Optional<Role> role = sessions.roleIn(request, visitor.id());
            if (role.isPresent()) {
                SecurityContextHolder.setContext(with(role.get(), current));
            } else {
                logOut.logout(request, response, current);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean hasPassedBoth(Authentication current) {
        return current.getAuthorities().stream()
                .anyMatch(granted -> MfaAuthorities.FACTOR_MFA.equals(granted.getAuthority()));
    }

    /** For this request only: the session keeps no role. */
    private static SecurityContext with(Role role, Authentication current) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(current.toBuilder()
                .authorities(granted -> granted.add(new SimpleGrantedAuthority("ROLE_" + role.name())))
                .build());
        return context;
    }
}
