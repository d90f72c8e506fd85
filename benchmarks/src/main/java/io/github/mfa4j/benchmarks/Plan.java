package io.github.mfa4j.benchmarks;

import io.github.mfa4j.benchmarks.report.Section;
import io.github.mfa4j.benchmarks.stores.StoreBenchmark;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured: in full for the page, or quickly, to see that everything runs. */
enum Plan {
    FULL(2, 3, 4, 500, 40, 15),
    QUICK(1, 1, 2, 100, 3, 3);

    private final int forks;
    private final int warmups;
    private final int iterations;
    private final int millis;
    private final int warmupBatches;
    private final int batches;

    Plan(int forks, int warmups, int iterations, int millis, int warmupBatches, int batches) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
        this.millis = millis;
        this.warmupBatches = warmupBatches;
        this.batches = batches;
    }

    StoreBenchmark.Size stores() {
        return this == FULL ? new StoreBenchmark.Size(200, 8, 24) : new StoreBenchmark.Size(50, 4, 3);
    }

    ChainedOptionsBuilder options(Section section, String pattern) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(pattern)
                .addProfiler(GCProfiler.class)
                .addProfiler(CoreTimeProfiler.class)
                // Code is compiled before it goes on, so that a busy machine measures the same code as a quiet one.
                .jvmArgsAppend("-Xbatch")
                .shouldFailOnError(true)
                .forks(forks);
        return batched(section)
                ? options.warmupIterations(warmupBatches).measurementIterations(batches)
                : options.warmupIterations(warmups)
                        .warmupTime(TimeValue.milliseconds(millis))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.milliseconds(millis));
    }

    String inWords(Section section) {
        if (section == Section.STORES) {
            return stores().inWords();
        }
        String processes = forks + (forks == 1 ? " process" : " processes");
        return batched(section)
                ? processes + ", each " + warmupBatches + " + " + batches + " batches of " + VerificationBenchmark.USERS
                : processes + ", each " + warmups + " + " + iterations + " times " + millis + " ms";
    }

    private static boolean batched(Section section) {
        return section == Section.VERIFICATION;
    }
}
