package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SpendMeterTest {

    private static final Budget BUDGET = new Budget(1000, 1000);
    private static final StateKey KEY = StateKey.shared("overall-login", "sms");
    private static final Supplier<Optional<Opening<SentCodes>>> NOTHING_ELSE = Optional::empty;

    private final World world = new World();

    private SpendMeter meter(CodeStore store) {
        return new SpendMeter(
                new Registers(store, world.clock, LockoutPolicy.DEFAULT),
                KEY,
                BUDGET,
                NotNow.Reason.OVERALL_QUOTA,
                null);
    }

    @RepeatedTest(5)
    void A33_nodesAndThreadsTogetherSpendTheBudgetAndNotOneMore() throws Exception {
        List<SpendMeter> nodes = List.of(meter(world.store), meter(world.store), meter(world.store));
        AtomicInteger spent = new AtomicInteger();
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            SpendMeter node = nodes.get(thread % nodes.size());
            racers.add(() -> {
                for (int i = 0; i < 500; i++) {
                    if (node.charge(NOTHING_ELSE).isEmpty()) {
                        spent.incrementAndGet();
                    }
                }
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            for (Future<Boolean> done : threads.invokeAll(racers)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(spent).hasValueBetween(900, 1000);
    }

    @Test
    void aBlockIsOneWriteForManyCodes() {
        AtomicInteger writes = new AtomicInteger();
        SpendMeter node = meter(new WatchedStore(world.store, writes::incrementAndGet));
        for (int i = 0; i < 125; i++) {
            assertThat(node.charge(NOTHING_ELSE)).isEmpty();
        }
        // Blocks of 1, 2, 4, 8 and then always 10.
        assertThat(writes).hasValue(4 + 11);
    }

    @Test
    void whatIsLeftOfABlockIsNotSpentOnceItIsOver() {
        AtomicInteger writes = new AtomicInteger();
        SpendMeter node = meter(new WatchedStore(world.store, writes::incrementAndGet));
        assertThat(node.charge(NOTHING_ELSE)).isEmpty();
        assertThat(node.charge(NOTHING_ELSE)).isEmpty();
        assertThat(writes).as("blocks of one and of two").hasValue(2);

        world.pass(SpendLedger.LEASE.minusMillis(1));
        assertThat(node.charge(NOTHING_ELSE)).isEmpty();
        assertThat(writes).hasValue(2);
        assertThat(node.charge(NOTHING_ELSE)).isEmpty();
        assertThat(writes).as("a block of four").hasValue(3);

        world.pass(SpendLedger.LEASE);
        assertThat(node.charge(NOTHING_ELSE)).isEmpty();
        assertThat(writes).as("a new block").hasValue(4);
    }

    @Test
    void A35_whileTheStoreFailsNothingIsSentAndAfterwardsNothingTwice() {
        AtomicBoolean cutOff = new AtomicBoolean();
        SpendMeter node = meter(new WatchedStore(world.store, () -> {
            if (cutOff.get()) {
                throw new IllegalStateException("connection lost");
            }
        }));
        int spent = 0;
        for (int i = 0; i < 3000; i++) {
            cutOff.set(i % 7 == 3);
            try {
                spent += node.charge(NOTHING_ELSE).isEmpty() ? 1 : 0;
            } catch (MfaUnavailableException e) {
                assertThat(cutOff).isTrue();
            }
        }
        assertThat(spent).isBetween(900, 1000);
    }

    private static final class WatchedStore extends ForwardingStore {

        private final Runnable beforeWrite;

        WatchedStore(CodeStore store, Runnable beforeWrite) {
            super(store);
            this.beforeWrite = beforeWrite;
        }

        @Override
        public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
            beforeWrite.run();
            return super.compareAndSet(key, expectedStamp, next);
        }
    }
}
