/**
 * For an application that sends its codes and notices by mail: {@link io.github.mfa4j.mail.SmtpSender}, with templates in
 * English and Spanish that {@link io.github.mfa4j.mail.MailTemplate} replaces one by one.
 *
 * <p><b>Logging.</b> Nothing here logs. Angus Mail, which speaks the protocol, would write addresses and whole messages to
 * {@code java.util.logging}, under the name of this package; every delivery sets the loggers
 * {@code io.github.mfa4j.mail} and {@code io.github.mfa4j.mail.protocol} to {@code OFF} before it begins.
 */
@NullMarked
package io.github.mfa4j.mail;

import org.jspecify.annotations.NullMarked;
