/**
 * A program that shows the library, for whoever meets it first.
 *
 * <p>Where to start reading: {@code tour.Shop} puts an installation together, and each
 * chapter of the tour beside it is one way through the library, from turning on an authenticator app to a lost phone. The
 * classes in this package are the commands for scripts, one class each; they use the algorithms alone ({@code Totp},
 * {@code OtpAuthUri}, {@code QrCode}), without stores or users.
 */
@NullMarked
package io.github.mfa4j.quickstart;

import org.jspecify.annotations.NullMarked;
