package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.contract.PlainSender.Line;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not a test by itself: {@link FlawedAdaptersTest} runs it with each flaw. */
@ExtendWith(Trial.Naming.class)
class FlawedSender extends SenderContract {

    private final Function<Line, Sender> maker;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    FlawedSender(String flaw) {
        this.maker = flaw.equals(Trial.NONE)
                ? PlainSender::new
                : Flaw.named(flaw, SenderFlaws.ALL).maker();
    }

    private Sender to(PlainSender.Outcome outcome) {
        return maker.apply(new Line(outcome, arrived));
    }

    @Override
    protected Sender sender() {
        return to(PlainSender.Outcome.TAKES);
    }

    @Override
    protected Sender refused() {
        return to(PlainSender.Outcome.REFUSES);
    }

    @Override
    protected Sender unreachable() {
        return to(PlainSender.Outcome.REACHES_NOBODY);
    }

    @Override
    protected Sender brokenOff() {
        return to(PlainSender.Outcome.BREAKS_OFF);
    }

    @Override
    protected String address(int number) {
        return "user" + number + "@example.com";
    }

    @Override
    protected List<Arrived> arrived() {
        return arrived;
    }
}
