package io.github.mfa4j.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * What one benchmark came to.
 *
 * @param name class and method of the benchmark, with the library after a slash if it has one as a parameter
 * @param coreNanos how long the measuring thread had a core per operation, the median of all iterations
 * @param passedNanos the time that passed per operation, the median of all iterations; longer on a busy machine
 * @param passedError half the width of the 99.9 % confidence interval of the mean of the time that passed; null for fewer
 *     than three iterations, which have none
 * @param samples the number of iterations
 * @param bytes allocated per operation, the median of all iterations
 */
public record Measurement(
        String name,
        double coreNanos,
        double passedNanos,
        @Nullable Double passedError,
        int samples,
        double bytes) {}
