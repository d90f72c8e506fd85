package io.github.mfa4j.spring.security;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Who has passed the first factor, as the security context says. A remembered user has not: where Spring Security wants more than the
 * cookie it begins anew, and so does the step.
 */
record FirstFactor(SecurityContextHolderStrategy contexts) {

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    /** Null for nobody, and for an anonymous or remembered user. */
    @Nullable Authentication find() {
        Authentication current = contexts.getContext().getAuthentication();
        return TRUST.isFullyAuthenticated(current) ? current : null;
    }

    /** Whether there is a user at all, remembered or not. */
    @Contract("null -> false")
    static boolean isUser(@Nullable Authentication authentication) {
        return TRUST.isAuthenticated(authentication);
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
