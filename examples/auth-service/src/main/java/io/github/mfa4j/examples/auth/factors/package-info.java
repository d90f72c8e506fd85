/** The user's own factors: turn on, replace and remove authenticator apps, recovery codes, locks. */
@NullMarked
package io.github.mfa4j.examples.auth.factors;

import org.jspecify.annotations.NullMarked;
