package io.github.mfa4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that begin at the same moment, again and again until closed. Thread-safe. */
public final class Race implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;

    private final ExecutorService pool = Executors.newCachedThreadPool();

    /** A race without threads yet. */
    public Race() {}

    /**
     * Runs every task on a thread of its own, all released by one latch.
     *
     * @param tasks what to run
     * @param <V> what a task answers
     * @return the answers, in the order of the tasks
     * @throws Exception if a task failed or was not ready or done within a minute
     */
    public <V> List<V> run(List<Callable<V>> tasks) throws Exception {
        CountDownLatch ready = new CountDownLatch(tasks.size());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<V>> running = new ArrayList<>();
        for (Callable<V> task : tasks) {
            running.add(pool.submit(() -> {
                ready.countDown();
                start.await();
                return task.call();
            }));
        }
        if (!ready.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the threads did not get ready");
        }
        start.countDown();
        List<V> results = new ArrayList<>();
        for (Future<V> future : running) {
            results.add(future.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
        return results;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
