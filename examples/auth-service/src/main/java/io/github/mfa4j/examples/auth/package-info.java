/** For whoever starts the service. */
@NullMarked
package io.github.mfa4j.examples.auth;

import org.jspecify.annotations.NullMarked;
