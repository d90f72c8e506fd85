/**
 * For adapter authors: the interfaces an outside system is connected through, and the values they exchange.
 *
 * <p>A store is a dumb compare-and-set register, so an adapter cannot get a rule of the state machine wrong. An
 * implementation may throw any unchecked exception for an outage; the library turns it into one refusal and one
 * {@link io.github.mfa4j.MfaUnavailableException} that names the dependency and keeps the cause.
 */
@NullMarked
package io.github.mfa4j.spi;

import org.jspecify.annotations.NullMarked;
