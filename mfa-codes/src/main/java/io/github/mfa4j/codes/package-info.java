/**
 * Single-use codes for applications: their format, the codes sent over a channel, and recovery codes; what sending may
 * cost, other providers, and notices.
 */
@NullMarked
package io.github.mfa4j.codes;

import org.jspecify.annotations.NullMarked;
