/**
 * For applications: turn factors on, challenge users, verify what they type.
 *
 * <p>Start at {@link io.github.mfa4j.MfaSetup}, build the factors you want from it, and hand them to
 * {@link io.github.mfa4j.MultiFactor}. Everything a user can cause is a returned value; exceptions mean an outage
 * ({@link io.github.mfa4j.MfaUnavailableException}) or misuse ({@link IllegalArgumentException}).
 */
@NullMarked
package io.github.mfa4j;

import org.jspecify.annotations.NullMarked;
