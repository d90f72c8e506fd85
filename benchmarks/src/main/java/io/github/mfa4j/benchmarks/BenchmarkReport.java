package io.github.mfa4j.benchmarks;

import io.github.mfa4j.benchmarks.report.JmhJson;
import io.github.mfa4j.benchmarks.report.Latency;
import io.github.mfa4j.benchmarks.report.Measurement;
import io.github.mfa4j.benchmarks.report.Report;
import io.github.mfa4j.benchmarks.report.Results;
import io.github.mfa4j.benchmarks.report.Section;
import io.github.mfa4j.benchmarks.report.SectionRun;
import io.github.mfa4j.benchmarks.stores.StoreBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything and writes the report, from the root of the project. It ends well whether or not a goal was met, and
 * says which were not.
 */
public final class BenchmarkReport {

    private static final Path PAGE = Path.of("docs", "benchmarks");
    private static final Path TRIAL = Path.of("benchmarks", "target", "report");

    private final Path folder;
    private final Plan plan;

    private BenchmarkReport(Path folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Runs the program.
     *
     * @param args {@code --quick}, {@code --only=SECTION} or {@code --render}; see the page
     */
    public static void main(String[] args) throws IOException, RunnerException {
        List<String> words = List.of(args);
        boolean quick = words.contains("--quick");
        BenchmarkReport report = new BenchmarkReport(quick ? TRIAL : PAGE, quick ? Plan.QUICK : Plan.FULL);
        List<Section> sections = words.contains("--render") ? List.of() : List.of(Section.values());
        for (String word : words) {
            if (word.startsWith("--only=")) {
                sections = List.of(Section.valueOf(word.substring("--only=".length())));
            } else if (!word.equals("--quick") && !word.equals("--render")) {
                throw new IllegalArgumentException(
                        word + " is unknown, known are --quick, --only=SECTION and --render");
            }
        }
        report.run(sections);
    }

    private void run(List<Section> sections) throws IOException, RunnerException {
        Files.createDirectories(folder);
        Path file = folder.resolve(Report.RESULTS);
        Results results = Files.exists(file) ? Results.ofJson(Files.readString(file)) : Results.none();
        for (Section section : sections) {
            results = results.with(section, measure(section));
            // What was measured is kept even if a later section fails.
            write(results);
        }
        write(results);
        Report.verdicts(results).forEach(System.out::println);
        System.out.println("written to " + folder);
    }

    private void write(Results results) throws IOException {
        for (Map.Entry<String, String> written : Report.files(results).entrySet()) {
            Files.writeString(folder.resolve(written.getKey()), written.getValue());
        }
    }

    private SectionRun measure(Section section) throws IOException, RunnerException {
        double loadBefore = ThisMachine.load();
        String pattern = section.pattern();
        List<Measurement> measurements = pattern == null ? List.of() : byJmh(section, pattern);
        List<Latency> latencies = pattern == null ? StoreBenchmark.run(plan.stores()) : null;
        return new SectionRun(
                LocalDate.now(ZoneOffset.UTC).toString(),
                plan.inWords(section),
                ThisMachine.describe(),
                loadBefore,
                ThisMachine.load(),
                measurements,
                latencies);
    }

    private List<Measurement> byJmh(Section section, String pattern) throws IOException, RunnerException {
        Path raw = Files.createTempFile("jmh", ".json");
        try {
            new Runner(plan.options(section, pattern)
                            .resultFormat(ResultFormatType.JSON)
                            .result(raw.toString())
                            .build())
                    .run();
            return JmhJson.read(Files.readString(raw));
        } finally {
            Files.deleteIfExists(raw);
        }
    }
}
