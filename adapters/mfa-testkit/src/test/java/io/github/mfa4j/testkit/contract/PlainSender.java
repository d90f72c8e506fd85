package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.contract.SenderContract.Arrived;
import java.util.List;
import java.util.function.Function;

/** A right sender in small steps, so that a flaw is one step made wrong. */
final class PlainSender implements Sender {

    /** What the system does with a message. */
    enum Outcome {
        TAKES,
        REFUSES,
        REACHES_NOBODY,
        BREAKS_OFF
    }

    /** What a sender works on. */
    record Line(Outcome outcome, List<Arrived> arrived) {}

    /** What is thrown for a message that failed. */
    interface Failing {
        RuntimeException of(Outcome outcome, CodeMessage message);
    }

    private final Line line;

    /** Everything that goes out for one code. */
    Function<CodeMessage, List<Arrived>> writing = message ->
            List.of(new Arrived(message.address(), text(message, message.code().reveal())));

    /** Everything that goes out for one notice. */
    Function<NoticeMessage, List<Arrived>> noticing = notice -> List.of(new Arrived(
            notice.address(),
            "Dear " + notice.accountName() + ", " + notice.event().kind()));

    Failing failing = (outcome, message) ->
            new DeliveryException(outcome.toString(), null, outcome != Outcome.BREAKS_OFF, outcome != Outcome.REFUSES);

    PlainSender(Line line) {
        this.line = line;
    }

    static String text(CodeMessage message, String code) {
        return "Dear " + message.accountName() + ", your code is " + code;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void send(Message message) {
        if (message instanceof CodeMessage code) {
            if (line.outcome() != Outcome.TAKES) {
                throw failing.of(line.outcome(), code);
            }
            line.arrived().addAll(writing.apply(code));
        } else {
            line.arrived().addAll(noticing.apply((NoticeMessage) message));
        }
    }
}
