package io.github.mfa4j.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message.Status;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sends codes and notices as text messages over Twilio. Immutable and safe for use by many threads; starts none of its
 * own, and has the JDK's timer ({@link java.util.concurrent.CompletableFuture#orTimeout}) watch the time.
 *
 * <p>A message is handed to Twilio once for each call of {@link #send}, whatever goes wrong: repeating is the caller's
 * decision. The SDK's request has no place for an idempotency key, so Twilio cannot tell that a message sent again is
 * the same.
 *
 * <table>
 * <caption>What a {@link io.github.mfa4j.spi.DeliveryException} says</caption>
 * <tr><th>what happened</th><th>certainly not accepted</th><th>retryable</th></tr>
 * <tr><td>no E.164 number; a code that has expired or has over 10 characters</td><td>yes</td><td>no</td></tr>
 * <tr><td>HTTP status 400, or 2xx with a message that has failed already, for a number that is invalid, or no mobile one
 *     (21211, 21614)</td><td>yes</td><td>no</td></tr>
 * <tr><td>another 4xx, or a message that has failed already: credentials, account, sender, country, rate limit</td>
 *     <td>yes</td><td>yes</td></tr>
 * <tr><td>5xx, 3xx</td><td>no</td><td>yes</td></tr>
 * <tr><td>no connection: name unknown, refused, too slow, certificate not trusted</td><td>yes</td><td>yes</td></tr>
 * <tr><td>no answer in time, or the connection broke</td><td>no</td><td>yes</td></tr>
 * <tr><td>2xx, but not a message</td><td>no</td><td>no</td></tr>
 * <tr><td>the SDK itself failed</td><td>no</td><td>yes</td></tr>
 * </table>
 *
 * <p>That Twilio accepted a message does not mean that it arrives. The texts of exceptions hold HTTP status and
 * Twilio's error code, and never a number, code, secret or a text of Twilio's.
 */
public final class TwilioSmsSender implements Sender {

    /** ITU-T E.164 section 6.1: at most 15 digits; no country code begins with 0. */
    static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private static final Set<Status> HOPELESS = EnumSet.of(Status.FAILED, Status.UNDELIVERED, Status.CANCELED);

    private final TwilioRestClient client;
    private final String sender;
    private final boolean service;
    private final Texts texts;
    private final InstantSource clock;

    TwilioSmsSender(TwilioRestClient client, String sender, boolean service, Texts texts, InstantSource clock) {
        this.client = client;
        this.sender = sender;
        this.service = service;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Begins to set up a sender.
     *
     * @return a builder with nothing set but defaults
     */
    public static TwilioSmsSenderBuilder builder() {
        return new TwilioSmsSenderBuilder();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    /**
     * Hands a message to Twilio.
     *
     * @param message the message; its address is a number in E.164 form, such as {@code +34600000000}
     * @throws DeliveryException if that failed, see the table above
     */
    @Override
    public void send(Message message) {
        String address = message.address();
        if (!E164.matcher(address).matches()) {
            throw Failure.badNumber(address.length());
        }
        com.twilio.rest.api.v2010.account.Message created = post(address, texts.of(message, clock.instant()));
        if (created == null || created.getSid() == null) {
            throw Failure.unreadable();
        }
        if (HOPELESS.contains(created.getStatus())) {
            throw Failure.failed(created.getStatus(), created.getErrorCode());
        }
    }

    private com.twilio.rest.api.v2010.account.Message post(String address, String text) {
        PhoneNumber to = new PhoneNumber(address);
        MessageCreator creator =
                service ? new MessageCreator(to, sender, text) : new MessageCreator(to, new PhoneNumber(sender), text);
        try {
            return creator.create(client);
        } catch (DeliveryException e) {
            throw e;
        } catch (TwilioException e) {
            // The SDK stumbled over the answer, and its exceptions quote what they stumbled over.
            throw Failure.unreadable();
        } catch (RuntimeException e) {
            throw Failure.inTheSdk(e);
        }
    }
}
