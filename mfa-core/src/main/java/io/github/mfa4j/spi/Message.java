package io.github.mfa4j.spi;

import java.util.Locale;

/** One message to one address. */
public sealed interface Message permits CodeMessage {

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
}
