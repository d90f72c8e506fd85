package io.github.mfa4j.testkit.contract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A tiny database that several connections share: each piece of work is one transaction. */
final class Rows<K, V> {

    private static final int OTHERS = 16;
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Map<K, V> rows = new LinkedHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final boolean down;
    private int transactions;

    private Rows(boolean down) {
        this.down = down;
    }

    static <K, V> Rows<K, V> up() {
        return new Rows<>(false);
    }

    static <K, V> Rows<K, V> down() {
        return new Rows<>(true);
    }

    boolean isDown() {
        return down;
    }

    <T> T in(Function<Map<K, V>, T> work) {
        if (down) {
            throw new IllegalStateException("the database is down");
        }
        synchronized (rows) {
            transactions++;
            rows.notifyAll();
            return work.apply(rows);
        }
    }

    /** Numbers those who share the database. */
    int next() {
        return counter.getAndIncrement();
    }

    /** Lets others come between two transactions, if there is anybody. */
    void pause() {
        synchronized (rows) {
            int seen = transactions;
            long end = System.nanoTime() + MOMENT.toNanos();
            try {
                while (transactions < seen + OTHERS && System.nanoTime() < end) {
                    TimeUnit.NANOSECONDS.timedWait(rows, end - System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
