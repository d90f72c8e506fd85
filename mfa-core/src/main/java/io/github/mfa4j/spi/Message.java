package io.github.mfa4j.spi;

import java.util.Locale;
import java.util.UUID;

/** One message to one address. Prints neither the address nor the name. */
public sealed interface Message permits CodeMessage, NoticeMessage {

    /**
     * Names this message: the same for every attempt to deliver it, over any provider, and for no other message. A sender
     * whose system can tell repeated messages apart hands it on, so that an attempt whose answer was lost does not reach the
     * user twice.
     *
     * @return a random key
     */
    UUID idempotencyKey();

    /**
     * The way to deliver it.
     *
     * @return the channel
     */
    Channel channel();

    /**
     * Where to deliver it.
     *
     * @return the address, in the channel's form
     */
    String address();

    /**
     * The language to write it in.
     *
     * @return the user's locale
     */
    Locale locale();

    /**
     * The name the user knows the account by. It comes from the application's users, so it is text to escape.
     *
     * @return the name
     */
    String accountName();
}
