package io.github.mfa4j.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one section.
 *
 * @param date the day, without a time
 * @param plan forks and iterations of each row, in words
 * @param machine where it ran
 * @param loadBefore the load average of the minute before the run
 * @param loadAfter the same at its end; the run itself keeps a core busy, with servers both
 * @param measurements what came of it
 * @param latencies what came of it on stores; null for the other sections
 */
public record SectionRun(
        String date,
        String plan,
        Machine machine,
        double loadBefore,
        double loadAfter,
        List<Measurement> measurements,
        @Nullable List<Latency> latencies) {

    /** The parts of a machine that the figures depend on, without names of hosts and folders. */
    public record Machine(String processor, int cores, String system, String runtime) {

        String inWords() {
            return processor + ", " + cores + " cores, " + system + ", " + runtime;
        }
    }
}
