/** The service over HTTP, as its clients see it. */
@NullMarked
package io.github.mfa4j.examples.auth;

import org.jspecify.annotations.NullMarked;
