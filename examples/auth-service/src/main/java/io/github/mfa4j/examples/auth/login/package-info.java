/** The two steps of a login, and the rule which factor is enough for the second. */
@NullMarked
package io.github.mfa4j.examples.auth.login;

import org.jspecify.annotations.NullMarked;
