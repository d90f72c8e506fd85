package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.SecretText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A44: evaluations of a recovery code are bounded")
@Timeout(60)
class BoundedHashTest {

    private static final int MAX_PARALLEL = 4;
    private static final int GUESSES = 300;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newFixedThreadPool(GUESSES);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final AtomicInteger evaluations = new AtomicInteger();

    @AfterEach
    void stopThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void hundredsOfGuessesRunAtMostFourAtATime() throws Exception {
        // Four must meet at the barrier before any of them goes on, so fewer than four in parallel would hang.
        CyclicBarrier barrier = new CyclicBarrier(MAX_PARALLEL);
        BoundedHash hash = new BoundedHash(watched(barrier::await), MAX_PARALLEL, LONG_ENOUGH);

        assertThat(race(hash)).hasSize(GUESSES).allMatch(Optional::isPresent);
        assertThat(mostRunning).hasValue(MAX_PARALLEL);
        assertThat(evaluations).hasValue(GUESSES);
    }

    @Test
    void whoGetsNoTurnInTimeIsBusyAndEvaluatesNothing() throws Exception {
        CountDownLatch inside = new CountDownLatch(MAX_PARALLEL);
        CountDownLatch release = new CountDownLatch(1);
        BoundedHash hash = new BoundedHash(
                watched(() -> {
                    inside.countDown();
                    return release.await(30, TimeUnit.SECONDS);
                }),
                MAX_PARALLEL,
                Duration.ofMillis(1));
        List<Future<Optional<byte[]>>> holders = new ArrayList<>();
        for (int i = 0; i < MAX_PARALLEL; i++) {
            holders.add(threads.submit(() -> evaluate(hash)));
        }
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < GUESSES; i++) {
            assertThat(evaluate(hash)).isEmpty();
        }
        assertThat(evaluations).hasValue(MAX_PARALLEL);

        release.countDown();
        for (Future<Optional<byte[]>> holder : holders) {
            assertThat(holder.get(30, TimeUnit.SECONDS)).isPresent();
        }
        assertThat(evaluate(hash)).isPresent();
    }

    @Test
    void aFailedEvaluationGivesItsTurnBack() {
        AtomicInteger calls = new AtomicInteger();
        BoundedHash hash = new BoundedHash(
                (code, salt, parameters) -> {
                    if (calls.getAndIncrement() == 0) {
                        throw new OutOfMemoryError("simulated");
                    }
                    return new byte[Argon2idHash.DIGEST_BYTES];
                },
                1,
                Duration.ZERO);
        assertThatThrownBy(() -> evaluate(hash)).isInstanceOf(OutOfMemoryError.class);
        assertThat(evaluate(hash)).isPresent();
    }

    @Test
    void anInterruptedCallerIsBusyAndStaysInterrupted() {
        BoundedHash hash = new BoundedHash(watched(() -> true), 1, LONG_ENOUGH);
        Thread.currentThread().interrupt();
        assertThat(evaluate(hash)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(evaluations).hasValue(0);
    }

    @Test
    void theRealHashComesThroughUnchanged() {
        BoundedHash hash =
                new BoundedHash(new Argon2idHash(), BoundedHash.DEFAULT_MAX_PARALLEL, BoundedHash.DEFAULT_MAX_WAIT);
        assertThat(evaluate(hash)).hasValue(new Argon2idHash().hash(code(), new byte[16], Argon2Parameters.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 65})
    void refusesBoundsOutOfRange(int maxParallel) {
        assertThatThrownBy(() -> new BoundedHash(new Argon2idHash(), maxParallel, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxParallel is " + maxParallel + ", allowed are 1 to 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT30.000000001S", "P1000000000D"})
    void refusesWaitsOutOfRange(Duration maxWait) {
        assertThatThrownBy(() -> new BoundedHash(new Argon2idHash(), 1, maxWait))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxWait is " + maxWait + ", allowed are PT0S to PT30S");
    }

    private List<Optional<byte[]>> race(BoundedHash hash) throws Exception {
        CountDownLatch ready = new CountDownLatch(GUESSES);
        List<Callable<Optional<byte[]>>> guesses = new ArrayList<>();
        for (int i = 0; i < GUESSES; i++) {
            guesses.add(() -> {
                ready.countDown();
                ready.await();
                return evaluate(hash);
            });
        }
        List<Optional<byte[]>> outcomes = new ArrayList<>();
        for (Future<Optional<byte[]>> outcome : threads.invokeAll(guesses)) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    private CodeHash watched(Callable<?> body) {
        return (code, salt, parameters) -> {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            evaluations.incrementAndGet();
            try {
                body.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                running.decrementAndGet();
            }
            return new byte[Argon2idHash.DIGEST_BYTES];
        };
    }

    private static Optional<byte[]> evaluate(BoundedHash hash) {
        return hash.hash(code(), new byte[Argon2idHash.SALT_BYTES], Argon2Parameters.DEFAULT);
    }

    private static SecretText code() {
        return SecretText.of("0123456789ABCDEF");
    }
}
