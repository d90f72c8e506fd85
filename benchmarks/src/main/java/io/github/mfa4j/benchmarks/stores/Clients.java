package io.github.mfa4j.benchmarks.stores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work at the same time, each doing one thing after the other. */
final class Clients implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    Clients(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    int count() {
        return count;
    }

    /** What a client does for one of its users. */
    interface Work {
        void perform(int client, int user);
    }

    /** Performs the work for each user of each client. */
    Lap lap(int users, Work work) {
        long start = System.nanoTime();
        List<Future<long[]>> running = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int client = i;
            running.add(threads.submit(() -> timed(users, user -> work.perform(client, user))));
        }
        long[] nanos = running.stream()
                .flatMapToLong(future -> Arrays.stream(result(future)))
                .toArray();
        return new Lap(System.nanoTime() - start, nanos);
    }

    private interface Piece {
        void perform(int user);
    }

    private static long[] timed(int users, Piece piece) {
        long[] nanos = new long[users];
        long before = System.nanoTime();
        for (int user = 0; user < users; user++) {
            piece.perform(user);
            long after = System.nanoTime();
            nanos[user] = after - before;
            before = after;
        }
        return nanos;
    }

    private static long[] result(Future<long[]> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an operation failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
