package io.github.mfa4j.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
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

/** The bound under races; what races find out about any store, the test kit's contract checks. */
class RacingThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 400;

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
    void a40_boundOfTheVaultHoldsExactlyWhenAllCreateAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            SecretVault vault = new InMemorySecretVault(3);
            int created = winners(n -> {
                try {
                    StoredVault kept = new StoredVault(1, new byte[0], Set.of("key"));
                    return vault.compareAndSet(UserId.of("user" + n), CodeStore.ABSENT, kept);
                } catch (IllegalStateException full) {
                    return false;
                }
            });
            assertThat(created).isEqualTo(3);
        }
    }
}
