package io.github.mfa4j.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * What one benchmark came to.
 *
 * @param name class and method of the benchmark, with the library after a slash if it has one as a parameter
 * @param nanos time per operation, the median of all iterations
 * @param error half the width of the 99.9 % confidence interval of the mean, in nanoseconds; null
 *     for fewer than three iterations, which have none
 * @param samples the number of iterations
 * @param bytes allocated per operation, the median of all iterations
 * @param cpuNanos how long the measuring thread had a core per operation, the median of all iterations; null if not counted
 */
public record Measurement(
        String name,
        double nanos,
        @Nullable Double error,
        int samples,
        double bytes,
        @Nullable Double cpuNanos) {

    /** The time on a core, which on a busy machine is shorter than the time that passes; that one if it was not counted. */
    double coreNanos() {
        return cpuNanos == null ? nanos : cpuNanos;
    }
}
