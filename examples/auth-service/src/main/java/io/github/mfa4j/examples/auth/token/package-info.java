/** Sessions, and the tokens that stand for them: short access tokens, and refresh tokens that work once. */
@NullMarked
package io.github.mfa4j.examples.auth.token;

import org.jspecify.annotations.NullMarked;
