package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.CodeStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Has the stores forget, every hour, what no longer counts. Each node may: what another one did is done. */
final class StorePurge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StorePurge.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final List<CodeStore> stores;
    private final InstantSource clock;
    private volatile @Nullable Job job;

    private record Job(ScheduledExecutorService thread, ScheduledFuture<?> purges) {}

    StorePurge(List<CodeStore> stores, InstantSource clock) {
        this.stores = List.copyOf(stores);
        this.clock = clock;
    }

    /** A store that fails is asked again next time, and the others all the same. */
    void purge() {
        for (CodeStore store : stores) {
            try {
                while (store.purge(clock.instant()) > 0
                        && !Thread.currentThread().isInterrupted()) {
                    LOG.debug("purged a store of second factors");
                }
            } catch (RuntimeException e) {
                LOG.warn("could not purge a store of second factors", e);
            }
        }
    }

    @Override
    public void start() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("mfa-purge-");
        threads.setDaemon(true);
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(threads);
        job = new Job(
                thread,
                thread.scheduleWithFixedDelay(
                        this::purge, INTERVAL.toMinutes(), INTERVAL.toMinutes(), TimeUnit.MINUTES));
    }

    @Override
    public void stop() {
        Job stopping = job;
        if (stopping != null) {
            stopping.thread().shutdownNow();
        }
        job = null;
    }

    @Override
    public boolean isRunning() {
        Job running = job;
        return running != null && !running.purges().isDone();
    }
}
