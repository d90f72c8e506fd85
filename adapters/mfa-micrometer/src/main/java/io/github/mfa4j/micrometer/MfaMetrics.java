package io.github.mfa4j.micrometer;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.MfaListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what happens to factors. No tag holds anything of a user: each is the name of a factor, of a purpose, or
 * a constant of the library, so there are as many time series as the application has factors and purposes, times a few.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th><th>of</th></tr>
 * <tr><td>{@code mfa.challenges}</td><td>counter</td><td>factor, purpose, outcome: {@code started} or why not</td>
 *     <td>challenges asked for</td></tr>
 * <tr><td>{@code mfa.verifications}</td><td>timer</td><td>factor, purpose, outcome: {@code verified} or why not</td>
 *     <td>answers, from the challenge to the verdict</td></tr>
 * <tr><td>{@code mfa.deliveries}</td><td>timer</td><td>factor, purpose, outcome: {@code sent} or {@code failed}</td>
 *     <td>messages with codes, from the challenge to the provider's answer</td></tr>
 * <tr><td>{@code mfa.events}</td><td>counter</td><td>factor, kind</td><td>everything else: locks, replays, outages,
 *     enrolments and the like</td></tr>
 * </table>
 *
 * <p>Give it to {@code MfaSetup.Builder.listener}, together with others by {@link MfaListener#all}. Thread-safe.
 */
public final class MfaMetrics implements MfaListener {

    private final MeterRegistry registry;

    /**
     * Makes the listener.
     *
     * @param registry where the meters are kept
     */
    public MfaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(MfaEvent event) {
        switch (event.kind()) {
            case CHALLENGE_STARTED -> count("mfa.challenges", outcome(event, "started"));
            case CHALLENGE_REFUSED -> count("mfa.challenges", outcome(event, event.detail()));
            case VERIFIED -> time("mfa.verifications", outcome(event, "verified"), event.taken());
            case REFUSED -> time("mfa.verifications", outcome(event, event.detail()), event.taken());
            case CODE_SENT -> time("mfa.deliveries", outcome(event, "sent"), event.taken());
            case DELIVERY_FAILED -> time("mfa.deliveries", outcome(event, "failed"), event.taken());
            default -> count("mfa.events", Tags.of("factor", event.factor().value(), "kind", word(event.kind())));
        }
    }

    private void count(String name, Tags tags) {
        registry.counter(name, tags).increment();
    }

    private void time(String name, Tags tags, @Nullable Duration taken) {
        registry.timer(name, tags).record(taken == null ? Duration.ZERO : taken);
    }

    private static Tags outcome(MfaEvent event, @Nullable String outcome) {
        Purpose purpose = event.purpose();
        return Tags.of(
                "factor", event.factor().value(),
                "purpose", purpose == null ? "none" : purpose.name(),
                "outcome", outcome == null ? "none" : outcome.toLowerCase(Locale.ROOT));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
