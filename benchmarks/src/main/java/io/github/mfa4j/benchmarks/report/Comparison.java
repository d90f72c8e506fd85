package io.github.mfa4j.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * The same work done by several: this library, its peers, and the floor under all of them.
 *
 * @param title the work, a few words
 * @param ours this library
 * @param peers the others that do the whole work
 * @param floor the part of the work that nobody can avoid; a list of one or none
 */
record Comparison(String title, Entry ours, List<Entry> peers, List<Entry> floor) {

    /**
     * One of them.
     *
     * @param label its name on the page
     * @param measurement the name of its measurement
     */
    record Entry(String label, String measurement) {}

    Stream<Entry> entries() {
        return Stream.of(Stream.of(ours), peers.stream(), floor.stream()).flatMap(entries -> entries);
    }

    boolean has(Entry entry) {
        return entries().anyMatch(entry::equals);
    }
}
