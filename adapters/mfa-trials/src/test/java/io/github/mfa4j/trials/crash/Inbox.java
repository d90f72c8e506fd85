package io.github.mfa4j.trials.crash;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;

/** Delivers to whoever asked: a code after a first factor is sent by the thread that starts the challenge. */
final class Inbox implements Sender {

    private final ThreadLocal<String> newest = ThreadLocal.withInitial(() -> "");

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void send(Message message) {
        newest.set(((CodeMessage) message).code().reveal());
    }

    /** The code last sent by the calling thread. */
    String newest() {
        return newest.get();
    }
}
