/** For the reviewer: the attacks of {@code docs/security.md} and crashes, tried on every kind of store. */
@NullMarked
package io.github.mfa4j.trials;

import org.jspecify.annotations.NullMarked;
