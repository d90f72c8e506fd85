package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.benchmarks.report.Latency;
import java.util.ArrayList;
import java.util.List;

/** All laps of one operation and one contestant. */
final class Laps {

    private final List<Lap> laps = new ArrayList<>();

    void add(Lap lap) {
        laps.add(lap);
    }

    Latency summary(String name) {
        double[] rates = laps.stream().mapToDouble(Lap::perSecond).sorted().toArray();
        long[] nanos = laps.stream().flatMapToLong(Lap::nanos).sorted().toArray();
        double median = (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2;
        return new Latency(name, median, percentile(nanos, 50), percentile(nanos, 99), nanos.length);
    }

    /** The smallest value that so many of a hundred do not exceed. */
    private static long percentile(long[] sorted, int percent) {
        long rank = (99L + (long) percent * sorted.length) / 100;
        return sorted[(int) rank - 1];
    }
}
