package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.key;
import static io.github.mfa4j.jdbc.Samples.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.spi.CodeStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A46: every request thread holds a connection of its transaction and calls the store. */
class PoolTest {

    private static final int THREADS = 2;
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    private final TestDatabase database = TestDatabase.h2InMemory();

    @BeforeEach
    void makeSchema() {
        database.withSchema();
    }

    @Test
    void A46_aSharedPoolThatIsExhaustedGivesAnErrorAfterABoundedWait() throws InterruptedException, ExecutionException {
        try (HikariDataSource shared = pool()) {
            CodeStore store = JdbcCodeStore.of(shared);
            long started = System.nanoTime();

            inTransactionsThatHoldAllOf(
                    shared,
                    number -> assertThatThrownBy(() -> store.compareAndSet(key(number), CodeStore.ABSENT, register(1)))
                            .isInstanceOf(JdbcStoreException.class)
                            .hasMessageStartingWith("creating a register: the data source gave no connection")
                            .hasMessageContaining("give the store a small pool of its own, with a connection timeout"));

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(TIMEOUT, Duration.ofSeconds(30));
            assertThat(store.compareAndSet(key(0), CodeStore.ABSENT, register(2)))
                    .isTrue();
        }
    }

    @Test
    void A46_aPoolOfItsOwnServesWhileTheCallersIsExhausted() throws InterruptedException, ExecutionException {
        try (HikariDataSource callers = pool();
                HikariDataSource own = pool()) {
            CodeStore store = JdbcCodeStore.of(own);

            inTransactionsThatHoldAllOf(
                    callers,
                    number -> assertThat(store.compareAndSet(key(number), CodeStore.ABSENT, register(1)))
                            .isTrue());
        }
    }

    private interface Call {
        void with(int number);
    }

    private static void inTransactionsThatHoldAllOf(HikariDataSource pool, Call call)
            throws InterruptedException, ExecutionException {
        CyclicBarrier allHold = new CyclicBarrier(THREADS);
        CyclicBarrier allCalled = new CyclicBarrier(THREADS);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<?> request : IntStream.range(0, THREADS)
                    .mapToObj(number -> executor.submit(() -> {
                        try (Connection held = pool.getConnection()) {
                            held.setAutoCommit(false);
                            allHold.await();
                            call.with(number);
                            allCalled.await();
                        }
                        return number;
                    }))
                    .toList()) {
                request.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private HikariDataSource pool() {
        HikariDataSource pool = database.pool(THREADS);
        pool.setConnectionTimeout(TIMEOUT.toMillis());
        return pool;
    }
}
