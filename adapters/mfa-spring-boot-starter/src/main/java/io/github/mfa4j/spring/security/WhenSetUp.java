package io.github.mfa4j.spring.security;

import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Requires the second factor of those who have one: {@code AuthorizationManagerFactories.multiFactor().when(whenSetUp)
 * .requireFactors(MfaAuthorities.FACTOR_MFA)}, or with {@code @EnableMultiFactorAuthentication} a bean {@code
 * Customizer<AdditionalRequiredFactorsBuilder<Object>>} that calls {@code when(whenSetUp)}. Everybody else goes on with the first
 * alone, and may enrol at {@code /mfa/enrol}.
 *
 * <p>A user whom the directory does not know, or knows as inactive, has no factors to be asked for, and is one of those who need the
 * factor all the same: it may be a known user under another spelling (see {@link MfaUserIds}).
 *
 * <p>The factors of a user who has not passed the second are read on every request. A locked or suspended factor is one, too. While
 * they cannot be read an exception ends the request: nobody gets in for an outage. Thread-safe.
 */
public final class WhenSetUp implements Predicate<@Nullable Authentication> {

    private final MfaSetup setup;
    private final MultiFactor mfa;
    private final MfaUserIds users;

    /**
     * Makes a condition.
     *
     * @param setup knows the users
     * @param mfa knows who has a factor
     * @param users tells who has passed the first factor
     */
    public WhenSetUp(MfaSetup setup, MultiFactor mfa, MfaUserIds users) {
        this.setup = setup;
        this.mfa = mfa;
        this.users = users;
    }

    /**
     * Tells whether a user has a second factor, or is none that the directory knows.
     *
     * @param authentication who asks; null and an anonymous user have none
     * @return whether it is to be required
     * @throws io.github.mfa4j.MfaUnavailableException if that cannot be told
     */
    @Override
    public boolean test(@Nullable Authentication authentication) {
        if (!FirstFactor.isUser(authentication)) {
            return false;
        }
        if (MfaAuthorities.isIn(authentication)) {
            return true;
        }
        UserId user = users.userOf(authentication);
        return mfa.status(user).stream().anyMatch(FactorStatus::setUp)
                || setup.profile(user).isEmpty();
    }
}
