/**
 * For applications: the {@code otpauth://} URI that carries a secret to an authenticator app, and the QR code that shows
 * it. Both stand alone: nothing here needs a store, a configured factor or a desktop (no AWT).
 */
@NullMarked
package io.github.mfa4j.qr;

import org.jspecify.annotations.NullMarked;
