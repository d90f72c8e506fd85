package io.github.mfa4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of event and each reason of the library has its place. */
class EveryKindTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MfaMetrics metrics = new MfaMetrics(registry);

    private void happens(Kind kind, @Nullable String detail) {
        metrics.on(new MfaEvent(
                kind,
                Instant.EPOCH,
                UserId.of("ada"),
                new FactorId("totp"),
                Purpose.afterFirstFactor("PAYMENT"),
                Duration.ofSeconds(3),
                detail));
    }

    /** What was counted beside the event itself, as {@code meter outcome}. */
    private Stream<String> counted() {
        return registry.getMeters().stream()
                .filter(meter -> !meter.getId().getName().equals("mfa.events"))
                .filter(meter -> meter.measure().iterator().next().getValue() > 0)
                .map(Meter::getId)
                .map(id -> id.getName() + " "
                        + id.getTags().stream()
                                .filter(tag -> tag.getKey().equals("outcome")
                                        || tag.getKey().equals("dependency"))
                                .map(Tag::getValue)
                                .findFirst()
                                .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsCounted(Kind kind) {
        happens(kind, null);
        assertThat(Search.in(registry).name("mfa.events").counters())
                .hasSize(Kind.values().length)
                .filteredOn(counter -> counter.count() == 1)
                .singleElement()
                .satisfies(counter -> assertThat(counter.getId().getTag("kind")).isEqualTo(word(kind)));
        assertThat(counted())
                .containsExactlyElementsOf(
                        switch (kind) {
                            case CHALLENGE_STARTED -> List.of("mfa.challenges started");
                            case CHALLENGE_REFUSED -> List.of("mfa.challenges other");
                            case VERIFIED -> List.of("mfa.verifications verified");
                            case REFUSED -> List.of("mfa.verifications other");
                            case CODE_SENT -> List.of("mfa.deliveries sent");
                            case DELIVERY_FAILED -> List.of("mfa.deliveries failed");
                            case OUTAGE -> List.of("mfa.outages other");
                            default -> List.of();
                        });
    }

    static Stream<Enum<?>> reasonsOfChallenges() {
        return Stream.of(NotNow.Reason.values(), Unavailable.Reason.values()).flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("reasonsOfChallenges")
    void everyReasonOfAChallengeIsAnOutcome(Enum<?> reason) {
        happens(Kind.CHALLENGE_REFUSED, reason.name());
        assertThat(counted()).containsExactly("mfa.challenges " + word(reason));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfARefusalIsAnOutcome(Refused.Reason reason) {
        happens(Kind.REFUSED, reason.name());
        assertThat(counted()).containsExactly("mfa.verifications " + word(reason));
    }

    @ParameterizedTest
    @EnumSource
    void everyDependencyHasItsOutages(Dependency dependency) {
        happens(Kind.OUTAGE, dependency.name());
        assertThat(counted()).containsExactly("mfa.outages " + word(dependency));
    }

    /** As a factor of another author may tell it. */
    @Test
    void anEventWithoutAChallengeIsCountedAllTheSame() {
        metrics.on(new MfaEvent(Kind.VERIFIED, Instant.EPOCH, UserId.of("ada"), new FactorId("totp"), null));
        Timer timer = registry.get("mfa.verifications").tag("purpose", "none").timer();
        assertThat(timer.count()).isOne();
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isZero();
    }

    @Test
    void noReasonIsMistakenForASuccess() {
        assertThat(Stream.concat(reasonsOfChallenges(), Stream.of(Refused.Reason.values())))
                .map(EveryKindTest::word)
                .doesNotContain("started", "verified", "other");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
