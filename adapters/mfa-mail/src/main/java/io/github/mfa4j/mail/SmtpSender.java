package io.github.mfa4j.mail;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Sends codes and notices by mail, through one SMTP server, in the user's language.
 *
 * <p>Each mail goes over a connection of its own, on the calling thread; no thread is started. The wait is bounded: each
 * address of the server may take {@link SmtpSenderBuilder#connectTimeout}, each answer {@link SmtpSenderBuilder#readTimeout},
 * each piece of text {@link SmtpSenderBuilder#writeTimeout}, and all together, however the server spreads its bytes,
 * {@link SmtpSenderBuilder#overallTimeout}. Only the look-up of the server's name is the
 * resolver's business and bounded by its settings.
 *
 * <p>A mail is one plain and one HTML part of the same words; it loads nothing, runs nothing and links to nothing. Its
 * {@code Message-ID} is made of the message's {@link Message#idempotencyKey()}, so that a mail that was accepted twice can be
 * told by it, and {@code Auto-Submitted} keeps robots from answering (RFC 3834). Names of accounts are shown in one line of at
 * most 64 characters, and of a number with six or more digits only the last three, so that nothing but the code looks like one. The same holds where
 * digits meet in a notice; only its {@code To} keeps the digits of a mailbox.
 *
 * <p>A {@link DeliveryException} names the server, the step and the numbers of its reply, never its words, the address or the
 * code:
 *
 * <table>
 * <caption>What a failure means</caption>
 * <tr><th>what happened</th><th>certainly not accepted</th><th>retryable</th></tr>
 * <tr><td>the code has expired; a template cannot be filled in</td><td>yes</td><td>no</td></tr>
 * <tr><td>the address is not one mailbox</td><td>yes</td><td>no</td></tr>
 * <tr><td>unknown host, no connection, no TLS, password refused</td><td>yes</td><td>yes, later or elsewhere</td></tr>
 * <tr><td>the recipient is no mailbox: 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10</td><td>yes</td><td>no</td></tr>
 * <tr><td>anything else was answered with 4xx or 5xx, or the connection broke before the text was sent to its end</td>
 * <td>yes</td><td>yes</td></tr>
 * <tr><td>the connection broke or was silent after that</td><td>no</td><td>yes</td></tr>
 * </table>
 *
 * <p>Immutable and thread-safe.
 */
public final class SmtpSender implements Sender {

    private final SmtpClient client;
    private final MimeMail mail;
    private final Letters letters;
    private final InstantSource clock;

    SmtpSender(SmtpClient client, MimeMail mail, Letters letters, InstantSource clock) {
        this.client = client;
        this.mail = mail;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Begins a sender.
     *
     * @return a builder with nothing but defaults
     */
    public static SmtpSenderBuilder builder() {
        return new SmtpSenderBuilder();
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    /**
     * Sends one mail.
     *
     * @param message a code or a notice; its address is one mailbox such as {@code name@example.com}, without a display name,
     *     quotes or comments; the domain may be an internationalized one
     * @throws DeliveryException as in the table above
     */
    @Override
    public void send(Message message) {
        Instant now = clock.instant();
        try {
            MailAddress to = recipient(message.address());
            client.deliver(to, mail.write(letter(message, now), to, message.idempotencyKey(), now));
        } catch (SmtpFailure e) {
            throw e.toDelivery();
        }
    }

    /** Nothing was connected yet, and the next attempt would be filled in with the same values. */
    private Letter letter(Message message, Instant now) {
        try {
            return letters.write(message, now);
        } catch (IllegalArgumentException e) {
            // Names the template and what is wrong with it, and holds no value.
            throw new DeliveryException("the mail was not sent: " + String.valueOf(e.getMessage()), null, true, false);
        }
    }

    /**
     * Tries the settings: connects, authenticates and sends one test mail in English.
     *
     * @param address where to send it, a mailbox that someone looks into
     * @return that the server accepted it, or at which step it failed and what to do
     */
    public SmtpCheck test(String address) {
        Instant now = clock.instant();
        try {
            MailAddress to = recipient(address);
            client.deliver(to, mail.write(letters.test(now), to, UUID.randomUUID(), now));
            return new SmtpCheck.Accepted();
        } catch (SmtpFailure e) {
            return e.toCheck();
        }
    }

    private static MailAddress recipient(String address) throws SmtpFailure {
        return MailAddress.parse(address).orElseThrow(SmtpFailure::badAddress);
    }
}
