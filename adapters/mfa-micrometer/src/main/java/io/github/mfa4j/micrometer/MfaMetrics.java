package io.github.mfa4j.micrometer;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.MfaListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what happens to factors.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th><th>of</th></tr>
 * <tr><td>{@code mfa.challenges}</td><td>counter</td><td>factor, purpose, outcome: {@code started}, or a reason of
 *     {@link NotNow} or {@link Unavailable}</td><td>challenges asked for</td></tr>
 * <tr><td>{@code mfa.verifications}</td><td>timer</td><td>factor, purpose, outcome: {@code verified}, or a reason of
 *     {@link Refused}</td><td>answers, from the start of the challenge to the verdict: how long users take</td></tr>
 * <tr><td>{@code mfa.deliveries}</td><td>timer</td><td>factor, purpose, outcome: {@code sent} or {@code failed}</td>
 *     <td>messages with codes, from the start of the challenge to the answer of the sender</td></tr>
 * <tr><td>{@code mfa.events}</td><td>counter</td><td>factor, kind: a {@link Kind}</td><td>every event, those above
 *     too; each kind is there with 0 once its factor is known, by {@link #expect} or its first event</td></tr>
 * <tr><td>{@code mfa.outages}</td><td>counter</td><td>dependency: a {@link Dependency}</td><td>outages, where no caller
 *     waited, and where one did and {@link #outage} was told</td></tr>
 * </table>
 *
 * <p>Values of tags are in lower case. None holds anything of a user: each is the name of a factor or of a purpose, which the
 * application bounds, or a constant of the library. What an event says in free text is not among them; a reason that
 * is none of the library's, as a factor of another author may give, becomes {@code other}.
 *
 * <p>Histograms and quantiles are the application's to switch on, by a filter of its registry; those of
 * {@code mfa.verifications} then reach from one second to the ten minutes that a challenge can last. A token that is not of
 * this installation leads to no event, so forged ones are not counted. Reasons of anonymous purposes are counted as they
 * are, though nobody who asks is told them: keep the metrics from strangers.
 *
 * <p>Give it to {@code MfaSetup.Builder.listener}, together with others by {@link MfaListener#all}. Thread-safe.
 */
public final class MfaMetrics implements MfaListener {

    private static final Set<String> CHALLENGE_REASONS = Words.of(NotNow.Reason.values(), Unavailable.Reason.values());
    private static final Set<String> REFUSAL_REASONS = Words.of(Refused.Reason.values());
    private static final Set<String> DEPENDENCIES = Words.of(Dependency.values());
    private static final Set<String> KINDS = Words.of(Kind.values());

    /** Typing takes a second at least, and no challenge lasts longer than ten minutes. */
    private static final Duration FASTEST_ANSWER = Duration.ofSeconds(1);

    private static final Duration SLOWEST_ANSWER = Duration.ofMinutes(10);

    private final MeterProvider<Counter> challenges;
    private final MeterProvider<Timer> verifications;
    private final MeterProvider<Timer> deliveries;
    private final MeterProvider<Counter> events;
    private final MeterProvider<Counter> outages;
    private final Set<FactorId> met = ConcurrentHashMap.newKeySet();

    /**
     * Makes the listener.
     *
     * @param registry where the meters are kept
     */
    public MfaMetrics(MeterRegistry registry) {
        challenges = Counter.builder("mfa.challenges")
                .description("Challenges asked for")
                .withRegistry(registry);
        verifications = Timer.builder("mfa.verifications")
                .description("Answers, from the start of the challenge to the verdict")
                .minimumExpectedValue(FASTEST_ANSWER)
                .maximumExpectedValue(SLOWEST_ANSWER)
                .withRegistry(registry);
        deliveries = Timer.builder("mfa.deliveries")
                .description("Messages with codes, from the start of the challenge to the answer of the sender")
                .withRegistry(registry);
        events = Counter.builder("mfa.events")
                .description("Everything that happens to factors")
                .withRegistry(registry);
        outages = Counter.builder("mfa.outages")
                .description("Failures of what second factors depend on")
                .withRegistry(registry);
        DEPENDENCIES.forEach(this::outages);
    }

    @Override
    public void on(MfaEvent event) {
        FactorId factor = event.factor();
        expect(factor);
        events(factor, Words.of(event.kind())).increment();
        switch (event.kind()) {
            case CHALLENGE_STARTED -> count(event, "started");
            case CHALLENGE_REFUSED -> count(event, Words.known(event.detail(), CHALLENGE_REASONS));
            case VERIFIED -> time(verifications, event, "verified");
            case REFUSED -> time(verifications, event, Words.known(event.detail(), REFUSAL_REASONS));
            case CODE_SENT -> time(deliveries, event, "sent");
            case DELIVERY_FAILED -> time(deliveries, event, "failed");
            case OUTAGE -> outages(Words.known(event.detail(), DEPENDENCIES)).increment();
            default -> {}
        }
    }

    /**
     * Sets the events of a factor to 0. A rise from nothing to 1 is none for Prometheus, so an alert on what never happened
     * before, such as a broken seal, needs it scraped as 0 first: call this for each factor when the application starts.
     *
     * @param factor the identifier of the factor
     */
    public void expect(FactorId factor) {
        if (met.add(factor)) {
            KINDS.forEach(kind -> events(factor, kind));
        }
    }

    /**
     * Counts an outage whose exception reached the application. The library tells its listener of those only that reach
     * nobody, so call this where the application answers with an outage.
     *
     * @param outage what the library threw
     */
    public void outage(MfaUnavailableException outage) {
        outages(Words.of(outage.dependency())).increment();
    }

    private Counter events(FactorId factor, String kind) {
        return events.withTags("factor", factor.value(), "kind", kind);
    }

    private Counter outages(String dependency) {
        return outages.withTag("dependency", dependency);
    }

    private void count(MfaEvent event, String outcome) {
        challenges
                .withTags("factor", event.factor().value(), "purpose", purpose(event), "outcome", outcome)
                .increment();
    }

    private static void time(MeterProvider<Timer> timer, MfaEvent event, String outcome) {
        @Nullable Duration taken = event.taken();
        timer.withTags("factor", event.factor().value(), "purpose", purpose(event), "outcome", outcome)
                .record(taken == null ? Duration.ZERO : taken);
    }

    private static String purpose(MfaEvent event) {
        return event.purpose() == null ? "none" : Words.of(event.purpose().name());
    }
}
