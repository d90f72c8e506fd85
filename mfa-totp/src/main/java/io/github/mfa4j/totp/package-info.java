/**
 * One-time passwords for applications: the pure algorithms and the authenticator-app factor.
 */
@NullMarked
package io.github.mfa4j.totp;

import org.jspecify.annotations.NullMarked;
