/** The two steps of a login, and the user's own factors. */
@NullMarked
package io.github.mfa4j.examples.auth.login;

import org.jspecify.annotations.NullMarked;
