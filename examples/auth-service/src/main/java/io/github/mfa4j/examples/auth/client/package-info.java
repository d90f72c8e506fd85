/** The API for client applications: a second factor for users of theirs. A client's id is the tenant of its users. */
@NullMarked
package io.github.mfa4j.examples.auth.client;

import org.jspecify.annotations.NullMarked;
