package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import org.springframework.security.core.Authentication;

/**
 * Tells which user of the library has passed the first factor. Define a bean of this type where the name of an authentication is not
 * the id of a user, or where there are tenants.
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
