package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * Verifies the answer to a challenge. The result is the authentication of the first factor, of the same type and principal, with
 * {@link MfaAuthorities#FACTOR_MFA} added. Thread-safe.
 *
 * <p>It is not a bean: a single bean of the type {@code AuthenticationProvider} takes the place of the check of passwords.
 */
public final class MfaAuthenticationProvider implements AuthenticationProvider {

    private final MultiFactor mfa;
    private final MfaUserIds users;
    private final @Nullable UserDetailsService details;
    private final UserDetailsChecker status = new AccountStatusUserDetailsChecker();

    /**
     * Makes a provider.
     *
     * @param mfa verifies
     * @param users tells who has passed the first factor
     * @param details knows the users of requests that come with a challenge alone, null to refuse those
     */
    public MfaAuthenticationProvider(MultiFactor mfa, MfaUserIds users, @Nullable UserDetailsService details) {
        this.mfa = mfa;
        this.users = users;
        this.details = details;
    }

    /**
     * Verifies.
     *
     * @param authentication an {@link MfaAuthenticationToken}
     * @return the first factor's authentication with the authorities of the second added
     * @throws MfaRefusedException if the answer is wrong, or the challenge is void, or another user's, or of another purpose
     * @throws AuthenticationServiceException if a dependency of the library failed, or there were too many parallel requests: nothing
     *     is granted, and the user may try again
     */
    @Override
    public Authentication authenticate(Authentication authentication) {
        MfaAuthenticationToken request = (MfaAuthenticationToken) authentication;
        Verification verification = verify(request);
        if (verification instanceof Verified verified) {
            return granted(request, verified);
        }
        if (verification instanceof Refused refused) {
            throw new MfaRefusedException(refused);
        }
        throw new AuthenticationServiceException("too many parallel requests");
    }

    private Verification verify(MfaAuthenticationToken request) {
        try {
            return mfa.verify(request.challenge(), request.answer());
        } catch (MfaUnavailableException e) {
            throw new AuthenticationServiceException("the second factor is unavailable", e);
        }
    }

    private Authentication granted(MfaAuthenticationToken request, Verified verified) {
        Authentication firstFactor = request.firstFactor() == null ? loaded(verified) : request.firstFactor();
        // A code that was asked of another user, for a password reset, or for a payment, proves nothing here.
        if (firstFactor == null
                || !verified.purpose().equals(StepUpDemand.purposeFor(firstFactor))
                || !users.userOf(firstFactor).equals(verified.user())) {
            throw new MfaRefusedException(new Refused(Refused.Reason.CHALLENGE_VOID));
        }
        request.prove(verified);
        return MfaAuthorities.add(firstFactor, verified);
    }

    /** A challenge for a login is only started for who has passed the first factor, so it says who has. */
    private @Nullable Authentication loaded(Verified verified) {
        if (details == null || !verified.purpose().equals(Purpose.LOGIN)) {
            return null;
        }
        UserDetails user = details.loadUserByUsername(verified.user().id());
        status.check(user);
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return MfaAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
