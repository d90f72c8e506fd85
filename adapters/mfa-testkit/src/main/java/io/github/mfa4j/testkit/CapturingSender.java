package io.github.mfa4j.testkit;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sender that keeps what it is given, and fails when told to. Thread-safe. */
public final class CapturingSender implements Sender {

    private final Channel channel;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile @Nullable Supplier<RuntimeException> failure;

    /**
     * A sender for a channel.
     *
     * @param channel the channel it serves
     */
    public CapturingSender(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void send(Message message) {
        Supplier<RuntimeException> failing = failure;
        if (failing != null) {
            throw failing.get();
        }
        messages.add(message);
    }

    /**
     * Makes every delivery from now on fail.
     *
     * @param exception makes what is thrown, null to deliver again
     */
    public void failWith(@Nullable Supplier<RuntimeException> exception) {
        failure = exception;
    }

    /**
     * What was delivered.
     *
     * @return the messages, oldest first
     */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /**
     * The newest code.
     *
     * @return the code in clear
     * @throws IllegalStateException if none was delivered
     */
    public String lastCode() {
        return messages.stream()
                .filter(CodeMessage.class::isInstance)
                .reduce((older, newer) -> newer)
                .map(message -> ((CodeMessage) message).code().reveal())
                .orElseThrow(() -> new IllegalStateException("no code was delivered over " + channel.name()));
    }
}
