package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits is bounded, what is accepted is done before the end, and a context that starts again sends again. */
class BoundedThreadsTest {

    private final BoundedThreads threads = new BoundedThreads("test");
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        threads.stop();
    }

    @Test
    void whatIsTooMuchIsRefusedAndTheRestIsDoneBeforeTheEnd() {
        AtomicInteger done = new AtomicInteger();
        int accepted = 0;
        try {
            while (accepted < 10_000) {
                threads.executor().execute(() -> {
                    awaitGate();
                    done.incrementAndGet();
                });
                accepted++;
            }
        } catch (RejectedExecutionException e) {
            assertThat(accepted).isEqualTo(204);
        }
        gate.countDown();
        threads.stop();

        assertThat(done).hasValue(204);
    }

    @Test
    void itStopsAndStartsAgain() throws InterruptedException {
        BlockingQueue<String> ran = new LinkedBlockingQueue<>();
        threads.stop();
        assertThat(threads.isRunning()).isFalse();
        assertThatThrownBy(() -> threads.executor().execute(() -> ran.add("late")))
                .isInstanceOf(RejectedExecutionException.class);

        threads.start();
        threads.executor().execute(() -> ran.add(Thread.currentThread().getName()));
        assertThat(ran.poll(10, TimeUnit.SECONDS)).startsWith("test-");
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
