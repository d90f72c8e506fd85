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
