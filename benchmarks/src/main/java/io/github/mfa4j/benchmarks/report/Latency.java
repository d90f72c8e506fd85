package io.github.mfa4j.benchmarks.report;

/**
 * What one operation on a store came to, in time that passed: waiting for the server is the point.
 *
 * @param name the store, the operation, and after slashes who did it and how many clients at once
 * @param perSecond operations that were done in a second by all clients together, the median of all laps
 * @param p50Nanos half of the operations took no longer
 * @param p99Nanos 99 of 100 operations took no longer
 * @param samples the number of operations
 */
public record Latency(String name, double perSecond, double p50Nanos, double p99Nanos, int samples) {}
