package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Challenge;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
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
    private final ChallengeOwner owner;
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
        this.owner = new ChallengeOwner(mfa, users);
        this.details = details;
    }

    /**
     * Verifies.
     *
     * @param authentication an {@link MfaAuthenticationToken}
     * @return the first factor's authentication with the authorities of the second added
     * @throws MfaRefusedException if the answer is wrong, or the challenge is void, or another user's, or of another purpose
     * @throws AuthenticationServiceException if a dependency of the library or the user details failed, or there were too many parallel requests: nothing
     *     is granted, and the user may try again
     * @throws IllegalStateException if the first factor's authentication is of a class of the application that has no
     *     {@code toBuilder} of its own, so that nothing could be added to it
     */
    @Override
    public Authentication authenticate(Authentication authentication) {
        MfaAuthenticationToken request = (MfaAuthenticationToken) authentication;
        Authentication firstFactor = firstFactor(request);
        Verification verification = verify(request);
        if (verification instanceof Verified verified) {
            request.prove(verified);
            return MfaAuthorities.add(firstFactor, verified);
        }
        if (verification instanceof Refused refused) {
            throw new MfaRefusedException(refused);
        }
        throw new AuthenticationServiceException("too many parallel requests");
    }

    /** Who it is all about, found and checked before a code is spent on it. */
    private Authentication firstFactor(MfaAuthenticationToken request) {
        Authentication passed = request.firstFactor();
        if (!owner.is(request.challenge(), passed)) {
            throw new MfaRefusedException(new Refused(Refused.Reason.CHALLENGE_VOID));
        }
        Authentication firstFactor = passed == null ? loaded(request) : passed;
        MfaAuthorities.requireBuilder(firstFactor);
        return firstFactor;
    }

    /** Whom the challenge alone names. */
    private Authentication loaded(MfaAuthenticationToken request) {
        UserId asked = mfa.challengeOf(request.challenge()).map(Challenge::user).orElseThrow();
        if (details == null) {
            throw new MfaRefusedException(new Refused(Refused.Reason.CHALLENGE_VOID));
        }
        UserDetails user = load(details, asked);
        status.check(user);
        Authentication loaded = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        // A name may be read in more than one way.
        if (!users.userOf(loaded).equals(asked)) {
            throw new MfaRefusedException(new Refused(Refused.Reason.CHALLENGE_VOID));
        }
        return loaded;
    }

    private static UserDetails load(UserDetailsService details, UserId user) {
        try {
            return details.loadUserByUsername(user.id());
        } catch (AuthenticationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InternalAuthenticationServiceException("the user of a challenge could not be loaded", e);
        }
    }

    private Verification verify(MfaAuthenticationToken request) {
        try {
            return mfa.verify(request.challenge(), request.answer());
        } catch (MfaUnavailableException e) {
            throw new AuthenticationServiceException("the second factor is unavailable", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return MfaAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
