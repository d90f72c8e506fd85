/** What the environment variables may be. */
@NullMarked
package io.github.mfa4j.examples.auth.settings;

import org.jspecify.annotations.NullMarked;
