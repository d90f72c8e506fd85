package io.github.mfa4j.examples.auth.mail;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import java.io.IOException;

/** Writes text messages as files into the outbox, for development. */
final class TextMessages implements Sender {

    private final Outbox outbox;

    TextMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void send(Message message) {
        try {
            outbox.keepText("To: " + message.address() + "\n\n" + words(message) + "\n");
        } catch (IOException e) {
            throw new DeliveryException("the outbox cannot be written", e, true, true);
        }
    }

    private static String words(Message message) {
        if (message instanceof CodeMessage code) {
            return code.purpose().name() + "\n" + code.code().reveal();
        }
        return ((NoticeMessage) message).event().kind().name();
    }
}
