package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import io.github.mfa4j.benchmarks.stores.StoreBenchmark;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreReportTest {

    private static final List<Latency> SOME = List.of(
            new Latency("PostgreSQL.issueAndVerify/mfa4j/4", 1_200, 800_000, 2_500_000, 10),
            new Latency("PostgreSQL.issueAndVerify/Spring/4", 1_500, 600_000, 2_000_000, 10),
            new Latency("PostgreSQL.issueAndVerify/floor/4", 1_250, 700_000, 2_400_000, 10));

    private static Results with(List<Latency> latencies) {
        return Results.none()
                .with(
                        Section.STORES,
                        new SectionRun("2026-11-22", "1 process", Sample.MACHINE, 0.25, 1.5, List.of(), latencies));
    }

    private static Map<String, String> files(Results results) {
        return Report.files(results);
    }

    private static List<Entry> entries() {
        return StoreComparisons.CLIENTS.stream()
                .flatMap(clients -> StoreComparisons.with(clients).stream())
                .flatMap(Comparison::entries)
                .toList();
    }

    /** Starts every store and lets everybody do every operation. */
    @Test
    void everythingThatIsMeasuredIsInAComparisonAndTheOtherWayRound() {
        assertThat(StoreBenchmark.run(new StoreBenchmark.Size(2, 1, 1)))
                .allSatisfy(latency -> assertThat(latency.perSecond()).isPositive())
                .extracting(Latency::name)
                .containsExactlyInAnyOrderElementsOf(
                        entries().stream().map(Entry::measurement).toList());
    }

    @Test
    void aRowShowsEverybodyAndOursBesideTheirs() {
        assertThat(files(with(SOME)).get("README.md"))
                .contains("| PostgreSQL, sent code: issue and verify | 1\u00a0200/s, 800 µs, 2.50 ms"
                        + " | 1\u00a0500/s, 600 µs, 2.00 ms | 1\u00a0250/s, 700 µs, 2.40 ms | 0.80× | 0.96× |")
                .contains("| Redis, sent code: verify | – | – | – | – | – |")
                .contains("](stores.svg)");
        assertThat(files(with(SOME)).get("stores.svg")).contains("PostgreSQL, sent code: issue and verify", "Spring");
    }

    @Test
    void whatWasNotMeasuredIsSaidToBeSo() {
        assertThat(files(Results.none())).doesNotContainKey("stores.svg");
        assertThat(files(Results.none()).get("README.md"))
                .endsWith("\nNot measured yet.\n")
                .doesNotContain("stores.svg");
    }

    @Test
    void theGoalsAreHeldAgainstOperationsASecond() {
        List<Latency> all = entries().stream()
                .map(entry -> new Latency(entry.measurement(), entry.label().equals("mfa4j") ? 81 : 100, 1, 1, 1))
                .toList();
        List<Latency> oneSlower = Stream.concat(
                        Stream.of(new Latency("Redis.totpVerify/mfa4j/4", 70, 1, 1, 1)), all.stream())
                .toList();

        assertThat(GoalCheck.all(with(oneSlower)))
                .contains(new GoalCheck(
                        "PostgreSQL: operations a second, of the floor",
                        "at least 0.8×",
                        "0.81×",
                        "PostgreSQL, sent code: issue; 1 client",
                        "met"))
                .contains(new GoalCheck(
                        "Redis: operations a second, of the floor",
                        "at least 0.8×",
                        "0.70×",
                        "Redis, TOTP: verify; 4 clients",
                        "missed"))
                .contains(new GoalCheck(
                        "H2: sent codes issued and verified a second, of Spring Security's",
                        "at least 1×",
                        "0.81×",
                        "H2, sent code: issue and verify; 1 client",
                        "missed"));
    }

    @Test
    void latenciesComeBackFromJson() {
        Results results = with(SOME);

        assertThat(Results.ofJson(results.toJson()).runs()).isEqualTo(results.runs());
        assertThat(Results.ofJson(results.toJson()).latency(SOME.get(1).name())).contains(SOME.get(1));
        assertThat(Sample.results().latency(SOME.get(1).name())).isEmpty();
    }
}
