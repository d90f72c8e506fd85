package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * "Sends" a code to the client application that asked for it, which delivers it itself. A client is trusted with that as it is with
 * its users; a user of this service has no such address.
 */
@Component
class CodeHandover implements Sender {

    static final Channel CHANNEL = new Channel("handover");

    private static final ThreadLocal<@Nullable Consumer<SecretText>> RECEIVERS = new ThreadLocal<>();

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    /** One for each user of a client, though the library takes upper and lower case of an address for the same. */
    static String addressOf(String user) {
        return HexFormat.of().formatHex(user.getBytes(StandardCharsets.US_ASCII));
    }

    /** Gives the receiver the code of a challenge that is started meanwhile, on this thread. */
    void during(Consumer<SecretText> receiver, Runnable start) {
        RECEIVERS.set(receiver);
        try {
            start.run();
        } finally {
            RECEIVERS.remove();
        }
    }

    /** Notices are for users, and go where they read them. */
    @Override
    public void send(Message message) {
        if (message instanceof CodeMessage code) {
            Consumer<SecretText> receiver = RECEIVERS.get();
            if (receiver == null) {
                throw new DeliveryException("no client is waiting for a code", null, true, false);
            }
            receiver.accept(code.code());
        }
    }
}
