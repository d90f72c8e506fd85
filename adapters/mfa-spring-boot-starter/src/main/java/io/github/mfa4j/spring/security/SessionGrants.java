package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the factors that a session was granted to the user who has passed them. Spring Security adds the authorities of the session to
 * those of whoever authenticates next: of a bearer token without a look at the names, of another login if the name is the same, which
 * may be that of another tenant's user. One filter notes, before anything authenticates, what the session says; the other takes away,
 * after all has, the factors of somebody else.
 */
final class SessionGrants {

    private static final String ATTRIBUTE = SessionGrants.class.getName();

    /** Spring Security takes what begins like this along where a login begins a new session, and the authentication with it. */
    private static final String OWNER = "SPRING_SECURITY_MFA_OWNER";

    private SessionGrants() {}

    /** Who has passed the second factor in a session. */
    private record Owner(String tenant, String user) implements Serializable {

        static @Nullable Owner in(HttpServletRequest request) {
            HttpSession session = request.getSession(false);
            return session != null && session.getAttribute(OWNER) instanceof Owner owner ? owner : null;
        }

        boolean is(UserId other) {
            return new UserId(tenant, user).equals(other);
        }
    }

    /** Notes in the session who has passed the second factor. */
    static void keep(HttpServletRequest request, UserId user) {
        request.getSession().setAttribute(OWNER, new Owner(user.tenant(), user.id()));
    }

    /** Whether it is the session that says who has passed the first factor, and nothing that is sent with each request. */
    static boolean isOfSession(HttpServletRequest request, SecurityContextHolderStrategy contexts) {
        return request.getAttribute(ATTRIBUTE) instanceof Noted noted
                && noted.own()
                && new FirstFactor(contexts).find() != null;
    }

    /** What the session says, and whether anything else has authenticated since. */
    private record Noted(Supplier<SecurityContext> session, boolean own) {}

    /** Notes where the session's authentication is to be had, and does not load it. */
    static final class Note extends OncePerRequestFilter {

        private final SecurityContextHolderStrategy contexts;

        Note(SecurityContextHolderStrategy contexts) {
            this.contexts = contexts;
        }

        @Override
        protected boolean shouldNotFilterAsyncDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            // Where nothing is kept in a session, a later dispatch finds who came beside it where it would find the
            // session's user.
            if (!(request.getAttribute(ATTRIBUTE) instanceof Noted noted) || noted.own()) {
                request.setAttribute(ATTRIBUTE, new Noted(contexts.getDeferredContext(), true));
            }
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
        protected boolean shouldNotFilterAsyncDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(ATTRIBUTE) instanceof Noted noted) {
                Supplier<SecurityContext> session = noted.session();
                if (session == contexts.getDeferredContext()) {
                    // Not loaded before somebody asks.
                    contexts.setDeferredContext(
                            SingletonSupplier.of(() -> checkOwner(session.get(), request, response)));
                } else {
                    request.setAttribute(ATTRIBUTE, new Noted(session, false));
                    checkOther(session.get().getAuthentication(), request, response);
                }
            }
            chain.doFilter(request, response);
        }

        /** The session, without the factors that another user of it has passed. */
        private SecurityContext checkOwner(
                SecurityContext session, HttpServletRequest request, HttpServletResponse response) {
            Authentication current = session.getAuthentication();
            if (current == null || !MfaAuthorities.isIn(current)) {
                return session;
            }
            Owner owner = Owner.in(request);
            return owner == null || owner.is(users.userOf(current))
                    ? session
                    : without(MfaAuthorities::isGranted, current, request, response);
        }

        /** Who has authenticated beside the session keeps nothing of it, unless it is the same user. */
        private void checkOther(
                @Nullable Authentication session, HttpServletRequest request, HttpServletResponse response) {
            Authentication current = contexts.getContext().getAuthentication();
            if (session == null || current == null || session == current) {
                return;
            }
            Set<GrantedAuthority> factors = factors(session.getAuthorities());
            if (current.getAuthorities().stream().anyMatch(factors::contains) && !isOneUser(session, current)) {
                contexts.setContext(without(factors::contains, current, request, response));
            }
        }

        private SecurityContext without(
                Predicate<GrantedAuthority> what,
                Authentication current,
                HttpServletRequest request,
                HttpServletResponse response) {
            SecurityContext own = contexts.createEmptyContext();
            own.setAuthentication(MfaAuthorities.change(current, authorities -> authorities.removeIf(what)));
            dispatches.saveContext(own, request, response);
            return own;
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
