package io.github.mfa4j.benchmarks.stores;

import java.util.List;

/** A driver without anything around it. Thread-safe. */
interface Floor {

    /** Reads, and writes what nobody else has written since; fails if anything is not so. */
    void take(List<Trip> trips);
}
