package io.github.mfa4j.benchmarks.stores;

import java.util.Arrays;
import java.util.stream.LongStream;

/** One operation, done once for each user of each client. Immutable. */
final class Lap {

    private final long passedNanos;
    private final long[] nanos;

    /**
     * Holds a lap.
     *
     * @param passedNanos from the start of the first to the end of the last
     * @param nanos how long each took
     */
    Lap(long passedNanos, long[] nanos) {
        this.passedNanos = passedNanos;
        this.nanos = nanos.clone();
    }

    double perSecond() {
        return nanos.length * 1e9 / passedNanos;
    }

    LongStream nanos() {
        return Arrays.stream(nanos);
    }
}
