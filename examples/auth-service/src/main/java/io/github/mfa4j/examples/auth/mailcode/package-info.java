/** Codes by mail outside a login: a new password for a forgotten one, and the proof of an address. */
@NullMarked
package io.github.mfa4j.examples.auth.mailcode;

import org.jspecify.annotations.NullMarked;
