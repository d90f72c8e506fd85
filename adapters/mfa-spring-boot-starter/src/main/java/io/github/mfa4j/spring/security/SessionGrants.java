package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the factors that a session was granted to the user who has passed them. A request may come with the session of one user and
 * the bearer token of another; {@code BearerTokenAuthenticationFilter} then adds the authorities of the session to those of the token
 * without a look at the names. One filter notes, before anything authenticates, what the session says; the other takes away, after
 * all has, the factors of somebody else.
 */
final class SessionGrants {

    private static final String ATTRIBUTE = SessionGrants.class.getName();

    private SessionGrants() {}

    private record Noted(Supplier<SecurityContext> session) {}

    /** Notes where the session's authentication is to be had, and does not load it. */
    static final class Note extends OncePerRequestFilter {

        private final SecurityContextHolderStrategy contexts;

        Note(SecurityContextHolderStrategy contexts) {
            this.contexts = contexts;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            request.setAttribute(ATTRIBUTE, new Noted(contexts.getDeferredContext()));
            chain.doFilter(request, response);
        }
    }

    /** Takes away what is another user's. */
    static final class Check extends OncePerRequestFilter {

        /** What a later dispatch of the request would find, such as one for an error. */
        private final RequestAttributeSecurityContextRepository dispatches =
                new RequestAttributeSecurityContextRepository();

        private final SecurityContextHolderStrategy contexts;
        private final MfaUserIds users;

        Check(SecurityContextHolderStrategy contexts, MfaUserIds users) {
            this.contexts = contexts;
            this.users = users;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            // The same supplier: nothing but the session says who this is, and it need not be loaded for that.
            if (request.getAttribute(ATTRIBUTE) instanceof Noted noted
                    && noted.session() != contexts.getDeferredContext()) {
                check(noted.session().get().getAuthentication(), request, response);
            }
            chain.doFilter(request, response);
        }

        private void check(@Nullable Authentication session, HttpServletRequest request, HttpServletResponse response) {
            Authentication current = contexts.getContext().getAuthentication();
            if (session == null || current == null || session == current) {
                return;
            }
            Set<GrantedAuthority> factors = factors(session.getAuthorities());
            if (current.getAuthorities().stream().noneMatch(factors::contains) || isOneUser(session, current)) {
                return;
            }
            SecurityContext own = contexts.createEmptyContext();
            own.setAuthentication(MfaAuthorities.change(current, authorities -> authorities.removeAll(factors)));
            contexts.setContext(own);
            dispatches.saveContext(own, request, response);
        }

        private boolean isOneUser(Authentication one, Authentication other) {
            UserId user = users.userOf(one);
            return FirstFactor.isUser(other) && user.equals(users.userOf(other));
        }

        private static Set<GrantedAuthority> factors(Collection<? extends GrantedAuthority> authorities) {
            return authorities.stream()
                    .filter(FactorGrantedAuthority.class::isInstance)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
