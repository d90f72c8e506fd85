package io.github.mfa4j.spring.security;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

/**
 * Who has passed the first factor, as the security context says. A remembered user has not: where Spring Security wants more than the
 * cookie it begins anew, and so does the step. Nor has a user whom somebody else has switched to: it would be the other who enrols.
 */
record FirstFactor(SecurityContextHolderStrategy contexts) {

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    /** Null for nobody, and for an anonymous, remembered or impersonated user. */
    @Nullable Authentication find() {
        Authentication current = contexts.getContext().getAuthentication();
        return current != null && TRUST.isFullyAuthenticated(current) && !isImpersonated(current) ? current : null;
    }

    private static boolean isImpersonated(Authentication user) {
        return user.getAuthorities().stream().anyMatch(SwitchUserGrantedAuthority.class::isInstance);
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
