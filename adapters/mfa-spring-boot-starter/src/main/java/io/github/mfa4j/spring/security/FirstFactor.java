package io.github.mfa4j.spring.security;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Who has passed the first factor, as the security context says. */
record FirstFactor(SecurityContextHolderStrategy contexts) {

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    /** Null for nobody, and for an anonymous user. */
    @Nullable Authentication find() {
        Authentication current = contexts.getContext().getAuthentication();
        return isIn(current) ? current : null;
    }

    @Contract("null -> false")
    static boolean isIn(@Nullable Authentication authentication) {
        return authentication != null && TRUST.isAuthenticated(authentication);
    }

    /**
     * Who has passed it.
     *
     * @throws InsufficientAuthenticationException if nobody has: the chain then starts with the first factor
     */
    Authentication require() {
        Authentication current = find();
        if (current == null) {
            throw new InsufficientAuthenticationException("the second factor comes after a first one");
        }
        return current;
    }
}
