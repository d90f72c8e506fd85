package io.github.mfa4j.spi;

import java.util.Locale;
import java.util.UUID;

/**
 * Tells a user what happened to a factor, so that one who did not do it can act (ASVS 6.3.7, NIST SP 800-63B-4 section 4.6).
 * Holds no code, and must not look as if it did: no digits in a row that could be taken for one.
 *
 * @param idempotencyKey the same for every attempt to deliver this message
 * @param channel the way to deliver it
 * @param address where to
 * @param event what happened
 * @param locale the language to write in
 * @param accountName the name the user knows the account by
 */
public record NoticeMessage(
        UUID idempotencyKey, Channel channel, String address, MfaEvent event, Locale locale, String accountName)
        implements Message {

    @Override
    public String toString() {
        return "NoticeMessage[" + channel.name() + ", " + event.kind() + "]";
    }
}
