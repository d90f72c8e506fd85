package io.github.mfa4j.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.spi.StoredVault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RacingThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 400;
    private static final UserId USER = UserId.of("user");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Starts all threads at once and counts those that say yes. */
    private int winners(IntPredicate racer) throws Exception {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            racers.add(() -> {
                ready.countDown();
                ready.await();
                return racer.test(number);
            });
        }
        int yes = 0;
        for (Future<Boolean> result : threads.invokeAll(racers, 30, TimeUnit.SECONDS)) {
            yes += result.get() ? 1 : 0;
        }
        return yes;
    }

    @Test
    void everyStampHasExactlyOneWinner() throws Exception {
        CodeStore store = new InMemoryCodeStore(2, () -> Instant.EPOCH);
        StateKey key = StateKey.of(USER, new FactorId("totp"));
        long stamp = CodeStore.ABSENT;
        for (int round = 1; round <= ROUNDS; round++) {
            long expected = stamp;
            int base = round * 100;
            assertThat(winners(n -> store.compareAndSet(
                            key, expected, new StoredRegister(base + n, new byte[0], StoredRegister.NEVER, n, null))))
                    .isEqualTo(1);
            StoredRegister newest = store.read(key).orElseThrow();
            assertThat(newest.stamp()).isEqualTo(base + newest.failures());
            stamp = newest.stamp();
        }
    }

    @Test
    void everyStampOfTheVaultHasExactlyOneWinner() throws Exception {
        InMemorySecretVault vault = new InMemorySecretVault(2);
        long stamp = CodeStore.ABSENT;
        for (int round = 1; round <= ROUNDS; round++) {
            long expected = stamp;
            int base = round * 100;
            assertThat(winners(
                            n -> vault.compareAndSet(USER, expected, new StoredVault(base + n, new byte[0], Set.of()))))
                    .isEqualTo(1);
            stamp = vault.read(USER).orElseThrow().stamp();
        }
    }

    @Test
    void a40_boundHoldsExactlyWhenAllCreateAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CodeStore store = new InMemoryCodeStore(3, () -> Instant.EPOCH);
            int created = winners(n -> {
                try {
                    StateKey key = StateKey.of(UserId.of("user" + n), new FactorId("totp"));
                    StoredRegister kept = new StoredRegister(1, new byte[0], StoredRegister.NEVER, 0, null);
                    return store.compareAndSet(key, CodeStore.ABSENT, kept);
                } catch (IllegalStateException full) {
                    return false;
                }
            });
            assertThat(created).isEqualTo(3);
        }
    }

    @Test
    void purgeRacingWithARenewalNeverRemovesWhatWasRenewed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CodeStore store = new InMemoryCodeStore(3, () -> Instant.EPOCH);
            StateKey key = StateKey.of(USER, new FactorId("totp"));
            store.compareAndSet(key, CodeStore.ABSENT, new StoredRegister(1, new byte[0], Instant.EPOCH, 0, null));
            StoredRegister renewal = new StoredRegister(2, new byte[0], StoredRegister.NEVER, 0, null);
            int renewed = winners(
                    n -> n % 2 == 0 ? store.compareAndSet(key, 1, renewal) : store.purge(Instant.EPOCH) > THREADS);
            assertThat(store.read(key).isPresent()).isEqualTo(renewed == 1);
        }
    }
}
