/**
 * For applications: one-time passwords of RFC 4226 and RFC 6238, and authenticator apps as a factor.
 *
 * <p>The algorithms are pure, immutable and serve without the rest of the library; they know nothing of guesses, locks
 * and replays. A login belongs in the hands of the factor.
 */
@NullMarked
package io.github.mfa4j.totp;

import org.jspecify.annotations.NullMarked;
