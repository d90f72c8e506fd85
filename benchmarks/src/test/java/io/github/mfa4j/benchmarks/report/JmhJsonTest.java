package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class JmhJsonTest {

    private static final String[] NAMES = {
        "OtpBenchmark.generatePrepared/mfa4j",
        "OtpBenchmark.generatePrepared/java-otp",
        "OtpFloorBenchmark.generatePrepared",
        "QrBenchmark.pngMfa4j",
        "VerificationBenchmark.totpVerify"
    };

    @Test
    void namesTellClassMethodAndLibrary() {
        assertThat(JmhJson.read(Sample.jmhJson())).extracting(Measurement::name).containsExactly(NAMES);
    }

    @Test
    void timesAreMediansInNanosecondsSoThatOneSlowIterationChangesLittle() {
        assertThat(JmhJson.read(Sample.jmhJson()))
                .extracting(Measurement::passedNanos)
                .containsExactly(307.5, 625.0, 250.0, 101_000.0, 9_100.0);
    }

    @Test
    void errorsNeedThreeIterations() {
        assertThat(JmhJson.read(Sample.jmhJson()))
                .extracting(Measurement::samples, Measurement::passedError)
                .containsExactly(tuple(4, 1.5), tuple(4, 1.5), tuple(4, 1.5), tuple(2, null), tuple(3, 1.5));
    }

    @Test
    void whatABenchmarkCountsForItselfGoesBeforeTheProfiler() {
        assertThat(JmhJson.read(Sample.jmhJson()))
                .extracting(Measurement::bytes)
                .containsExactly(200.0, 400.0, 0.0, 5_000.0, 7_000.0);
        assertThat(JmhJson.read(Sample.jmhJson()))
                .extracting(Measurement::coreNanos)
                .containsExactly(246.0, 500.0, 200.0, 80_800.0, 8_050.0);
    }

    @Test
    void unknownUnitsAndMissingAllocationsAreRefused() {
        assertThatThrownBy(() -> JmhJson.read(Sample.jmhJson().replace("us/op", "ops/s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ops/s");
        assertThatThrownBy(() -> JmhJson.read(Sample.jmhJson().replace("gc.alloc.rate.norm", "gc.count")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OtpBenchmark.generatePrepared/mfa4j");
    }
}
