package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.CapturingSender;
import java.util.List;

class CapturingSenderContractTest extends SenderContract {

    private final CapturingSender sender = new CapturingSender(Channel.MAIL);

    @Override
    protected Sender sender() {
        return sender;
    }

    @Override
    protected Sender refused() {
        return failing(true, false);
    }

    @Override
    protected Sender unreachable() {
        return failing(true, true);
    }

    @Override
    protected Sender brokenOff() {
        return failing(false, true);
    }

    private Sender failing(boolean certainlyNotAccepted, boolean retryable) {
        sender.failWith(() -> new DeliveryException("told to fail", null, certainlyNotAccepted, retryable));
        return sender;
    }

    @Override
    protected String address(int number) {
        return "user" + number + "@example.com";
    }

    @Override
    protected List<Arrived> arrived() {
        return sender.messages().stream()
                .map(message -> new Arrived(message.address(), text(message)))
                .toList();
    }

    private static String text(Message message) {
        return message instanceof CodeMessage code ? code.code().reveal() : message.toString();
    }
}
