package io.github.mfa4j.spi;

/**
 * Delivers one message over one channel. Called after the state it belongs to was committed, on the calling thread, or on
 * the application's executor for anonymous purposes. Implementations are thread-safe and bound their own waiting.
 */
public interface Sender {

    /**
     * The channel this sender serves.
     *
     * @return a constant
     */
    Channel channel();

    /**
     * Delivers a message.
     *
     * @param message the message
     * @throws DeliveryException if it failed; any other unchecked exception counts as one that may have been accepted
     */
    void send(Message message);
}
