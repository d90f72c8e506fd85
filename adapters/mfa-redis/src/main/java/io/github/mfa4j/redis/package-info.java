/** For applications that keep the registers of sent codes on Redis. */
@NullMarked
package io.github.mfa4j.redis;

import org.jspecify.annotations.NullMarked;
