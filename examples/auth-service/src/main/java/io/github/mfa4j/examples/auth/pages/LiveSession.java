package io.github.mfa4j.examples.auth.pages;

import io.github.mfa4j.examples.auth.account.Role;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
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

/**
 * Looks up the session of who has passed both steps, so that its end and the loss of a role take effect at once. Who has passed the
 * first step alone has none: that login is over with the password that it began with.
 */
class LiveSession extends OncePerRequestFilter {

    private static final String ROLE = "ROLE_";

    private final BrowserSessions sessions;
    private final Users users;
    private final SecurityContextLogoutHandler logOut = new SecurityContextLogoutHandler();

    LiveSession(BrowserSessions sessions, Users users) {
        this.sessions = sessions;
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        if (current != null && current.getPrincipal() instanceof Visitor visitor) {
            Optional<Role> role = sessions.roleIn(request, visitor.id());
            boolean both = hasPassedBoth(current);
            if (both && role.isPresent()) {
                SecurityContextHolder.setContext(with(role.get(), current));
            } else if (both || !isCurrent(visitor)) {
                logOut.logout(request, response, current);
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isCurrent(Visitor visitor) {
        return users.find(visitor.id())
                .filter(User::active)
                .filter(user -> user.passwordSince().equals(visitor.passwordSince()))
                .isPresent();
    }

    private static boolean hasPassedBoth(Authentication current) {
        return current.getAuthorities().stream()
                .anyMatch(granted -> MfaAuthorities.FACTOR_MFA.equals(granted.getAuthority()));
    }

    /** With the role of now, whatever the session says. */
    private static SecurityContext with(Role role, Authentication current) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(current.toBuilder()
                .authorities(granted -> {
                    // A proof keeps what the request had in the session.
                    granted.removeIf(authority ->
                            String.valueOf(authority.getAuthority()).startsWith(ROLE));
                    granted.add(new SimpleGrantedAuthority(ROLE + role.name()));
                })
                .build());
        return context;
    }
}
