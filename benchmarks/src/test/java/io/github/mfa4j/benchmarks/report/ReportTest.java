package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String PAGE =
            Objects.requireNonNull(Report.files(Sample.results()).get("README.md"));

    private static final Path COMMITTED =
            Path.of(Objects.requireNonNull(System.getProperty("mfa4j.root")), "docs", "benchmarks");

    @Test
    void aRowShowsOurTimeThoseOfOthersBesideItAndWhatIsMissing() {
        assertThat(PAGE)
                .contains("| generate, prepared | 246 ns | 500 ns (2.03×) | – | – | – | – | 200 ns (0.81×) |")
                .contains("| generate, prepared | 200 B | 400 B | – | – | – | – | 0 B |");
    }

    @Test
    void theMachineAndTheLoadStandOnThePage() {
        assertThat(PAGE)
                .contains("| codes | 2026-11-22 | AMD EPYC, 2 cores, Linux amd64, OpenJDK 64-Bit Server VM 17.0.15 "
                        + "| 0.3 | 1.5 | 2 processes |");
    }

    @Test
    void goalsAreMetMissedOrNotMeasured() {
        Results results = Results.none()
                .with(
                        Section.VERIFICATION,
                        Sample.run(Stream.of("totpVerify", "sentCodeVerify")
                                .map(name ->
                                        new Measurement("VerificationBenchmark." + name, 8_000, 20_000, null, 2, 9))
                                .toList()))
                .with(
                        Section.QR,
                        Sample.run(List.of(
                                new Measurement("QrBenchmark.pngMfa4j", 100_000, 1, null, 2, 9),
                                new Measurement("QrBenchmark.pngJavaTotp", 390_000, 1, null, 2, 9))));

        assertThat(GoalCheck.all(results))
                .contains(new GoalCheck(
                        "whole verifications a second per core, in memory",
                        "at least 100\u00a0000/s",
                        "125\u00a0000/s",
                        "TOTP: verify",
                        "met"))
                .contains(
                        new GoalCheck("PNG: faster than java-totp", "at least 4×", "3.90×", "PNG; java-totp", "missed"))
                .contains(new GoalCheck("PNG: faster than zxing javase", "at least 4×", "–", "–", "not measured"));
    }

    @Test
    void thePageShowsEveryChart() {
        Map<String, String> files = Report.files(Sample.results());
        assertThat(files.keySet().stream().filter(name -> name.endsWith(".svg")))
                .hasSize(4)
                .allSatisfy(name -> assertThat(PAGE).contains("](" + name + ")"));
    }

    /** What was written by hand would not be a measurement. */
    @Test
    void theCommittedPageAndChartsComeFromTheCommittedResults() throws IOException {
        Results results = Results.ofJson(Files.readString(COMMITTED.resolve(Report.RESULTS)));
        try (Stream<Path> committed = Files.list(COMMITTED)) {
            Map<String, String> texts = committed.collect(
                    Collectors.toMap(path -> path.getFileName().toString(), ReportTest::text));
            assertThat(texts).isEqualTo(Report.files(results));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
