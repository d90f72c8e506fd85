/**
 * For an application that sends codes and notices as text messages over Twilio:
 * {@link io.github.mfa4j.twilio.TwilioSmsSender}, on Twilio's own SDK and without its global state.
 *
 * <p><b>Texts.</b> In English and Spanish, in the GSM 7-bit alphabet, and never longer than one message of 160 septets,
 * so that each costs what one message costs; for that, codes have at most 10 characters. Other languages get English.
 * (A trial account of Twilio puts words of its own in front; then there are two.)
 *
 * <p><b>Phones fill the code in</b> when the sender knows the host of the page where it is typed: the last line then
 * binds the code to that host, in the form of <a href="https://wicg.github.io/sms-one-time-codes/">Origin-bound
 * one-time codes delivered via SMS</a> (WICG draft), and phones offer it on no other site. The field on the page has
 * {@code autocomplete="one-time-code"}.
 *
 * <p><b>Logs.</b> The HTTP client under the SDK can log whole requests, codes and credentials among them, and the SDK the
 * account: keep the loggers {@code org.apache.hc} and {@code com.twilio} above {@code DEBUG} in production.
 *
 * <p><b>Modules.</b> This is an automatic module named {@code io.github.mfa4j.twilio}, because the SDK's jar names
 * none. On a module path an application requires, next to it, what automatic modules cannot ask for: {@code
 * io.github.mfa4j}, {@code com.fasterxml.jackson.databind} and {@code com.fasterxml.jackson.datatype.jsr310}.
 */
@NullMarked
package io.github.mfa4j.twilio;

import org.jspecify.annotations.NullMarked;
