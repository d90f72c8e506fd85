package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import org.springframework.security.core.Authentication;

/**
 * Tells which user of the library has passed the first factor. Define a bean of this type where the name of an authentication is not
 * the id of a user, or where there are tenants.
 *
 * <p>The id must be the canonical one, however the user has spelt the name: an LDAP directory or a collation that ignores case lets
 * {@code ALICE} in as well as {@code alice}, and the factors of one are not those of the other. Take what the login has found (such as
 * the name in the {@code UserDetails}), not what was typed. Who comes under an id that the user directory does not know gets no further
 * than the first factor and cannot enrol, if {@link WhenSetUp} or a plain requirement is in the rules.
 *
 * <p>Spring Security itself takes two users of one name for the same, and lends the second, who logs in to the session of the first,
 * what that one has passed. The step takes it away with the next request to a chain that has the step, so put it into every chain
 * that asks for the factor; a success handler of the login that issues tokens comes before. Where users of two tenants may have one
 * name, let {@code Authentication.getName()} hold the tenant, too.
 */
@FunctionalInterface
public interface MfaUserIds {

    /**
     * Maps an authentication to its user.
     *
     * @param firstFactor who has passed the first factor
     * @return the user, the same one on every request
     */
    UserId userOf(Authentication firstFactor);
}
