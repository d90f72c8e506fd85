package io.github.mfa4j.twilio;

import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.contract.SenderContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class TwilioSmsSenderContractTest extends SenderContract {

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Override
    protected Sender sender() {
        return twilio.builder().host("login.example.com").build();
    }

    @Override
    protected Sender refused() {
        twilio.answering(StubTwilio.error(400, 21211));
        return sender();
    }

    @Override
    protected Sender unreachable() {
        return twilio.builder().route(twilio.toNobody()).build();
    }

    @Override
    protected Sender brokenOff() {
        twilio.answering(StubTwilio.hangUp());
        return sender();
    }

    @Override
    protected String address(int number) {
        return "+1555010000" + number;
    }

    /** A refused message was posted, and did not arrive. */
    @Override
    protected List<Arrived> arrived() {
        return twilio.delivered().stream()
                .map(post -> new Arrived(post.field("To"), post.field("Body")))
                .toList();
    }
}
