/**
 * For an application that sends its codes and notices by mail: {@link io.github.mfa4j.mail.SmtpSender}, with templates in
 * English and Spanish that {@link io.github.mfa4j.mail.MailTemplate} replaces one by one.
 *
 * <p><b>Logging.</b> Nothing here logs. Angus Mail, which speaks the protocol, writes whole messages to
 * {@code java.util.logging} when the loggers below {@code org.eclipse.angus.mail} are at {@code FINE} or lower: leave them
 * above, or codes are in the log.
 */
@NullMarked
package io.github.mfa4j.mail;

import org.jspecify.annotations.NullMarked;
