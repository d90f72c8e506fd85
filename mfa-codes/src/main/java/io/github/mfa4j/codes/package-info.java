/**
 * Single-use codes for applications: their format, the codes sent over a channel, and recovery codes.
 */
@NullMarked
package io.github.mfa4j.codes;

import org.jspecify.annotations.NullMarked;
