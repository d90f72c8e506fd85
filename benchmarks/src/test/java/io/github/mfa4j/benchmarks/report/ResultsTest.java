package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    void jsonBringsBackWhatWasWritten() {
        Results results = Sample.results();

        Results read = Results.ofJson(results.toJson());

        assertThat(read.runs()).isEqualTo(results.runs()).isNotEmpty();
        assertThat(read.toJson()).isEqualTo(results.toJson());
    }

    @Test
    void aNewerRunReplacesItsSectionAlone() {
        Measurement old = new Measurement("QrBenchmark.svgMfa4j", 1, 1, 1.0, 3, 1);
        Measurement newer = new Measurement("QrBenchmark.svgMfa4j", 2, 2, null, 2, 1);

        Results results = Sample.results()
                .with(Section.QR, Sample.run(List.of(old)))
                .with(Section.QR, Sample.run(List.of(newer)));

        assertThat(results.find("QrBenchmark.svgMfa4j")).contains(newer);
        assertThat(results.find("OtpFloorBenchmark.generatePrepared")).isPresent();
        assertThat(results.find("QrBenchmark.nothing")).isEmpty();
    }
}
