package io.github.mfa4j.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the measured thread allocated, and how long it had a core, per operation of a batch. JMH's own profiler would count
 * the preparation of the batch with it; and the time on a core, unlike the time that passes, is not longer on a busy machine.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class BatchCosts {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long bytes;
    private long cpuNanos;

    void start() {
        bytes = THREADS.getCurrentThreadAllocatedBytes();
        cpuNanos = THREADS.getCurrentThreadCpuTime();
    }

    void stop(int operations) {
        cpuNanos = (THREADS.getCurrentThreadCpuTime() - cpuNanos) / operations;
        bytes = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / operations;
    }

    public long bytesPerOperation() {
        return bytes;
    }

    public long cpuNanosPerOperation() {
        return cpuNanos;
    }
}
