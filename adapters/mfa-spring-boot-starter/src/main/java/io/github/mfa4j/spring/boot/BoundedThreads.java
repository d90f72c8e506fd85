package io.github.mfa4j.spring.boot;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A few threads that send while nobody waits, started when there is something to send. What is more than they can do soon is
 * refused. It is no {@link Executor} itself, so that nobody takes it for the application's.
 */
final class BoundedThreads implements SmartLifecycle {

    private static final int THREADS = 4;

    /** Codes that wait longer than they live need not be sent at all. */
    private static final int WAITING = 200;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final String name;
    private volatile ThreadPoolExecutor pool;

    BoundedThreads(String name) {
        this.name = name;
        this.pool = pool(name);
    }

    private static ThreadPoolExecutor pool(String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                new CustomizableThreadFactory(name + "-"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Where to send. */
    Executor executor() {
        return task -> pool.execute(task);
    }

    /** After the web server has stopped taking requests, and before the stores are closed. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (!isRunning()) {
            pool = pool(name);
        }
    }

    /** What was accepted is sent, if that does not take long. */
    @Override
    public void stop() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !pool.isShutdown();
    }
}
