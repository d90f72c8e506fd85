package io.github.mfa4j.spi;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A code on its way to a user. Prints neither the code nor the address.
 *
 * @param idempotencyKey the same for every attempt to deliver this message
 * @param channel the way to deliver it
 * @param address where to
 * @param code the code, for the text of the message only
 * @param purpose what the code is for; say so in the message, so that a phished user can notice
 * @param expiresAt until when it can be used
 * @param locale the language to write in
 * @param accountName the name the user knows the account by
 */
public record CodeMessage(
        UUID idempotencyKey,
        Channel channel,
        String address,
        SecretText code,
        Purpose purpose,
        Instant expiresAt,
        Locale locale,
        String accountName)
        implements Message {

    @Override
    public String toString() {
        return "CodeMessage[" + channel.name() + ", " + purpose.name() + ", expiresAt=" + expiresAt + "]";
    }
}
