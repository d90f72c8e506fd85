package io.github.mfa4j.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A few results in the form that JMH writes, and a run of them. */
final class Sample {

    static final SectionRun.Machine MACHINE =
            new SectionRun.Machine("AMD EPYC", 2, "Linux amd64", "OpenJDK 64-Bit Server VM 17.0.15");

    private Sample() {}

    static String jmhJson() {
        try (InputStream sample = Sample.class.getResourceAsStream("jmh-sample.json")) {
            return new String(Objects.requireNonNull(sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SectionRun run(List<Measurement> measurements) {
        return new SectionRun("2026-11-22", "2 processes", MACHINE, 0.25, 1.5, measurements, null);
    }

    static Results results() {
        return Results.none().with(Section.CODES, run(JmhJson.read(jmhJson())));
    }
}
