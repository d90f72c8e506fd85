package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SpendMeterTest {

    private static final Budget BUDGET = new Budget(1000, 1000);
    private static final StateKey KEY = StateKey.shared("overall-login", "sms");

    private final World world = new World();

    private SpendMeter meter(CodeStore store) {
        return new SpendMeter(
                new Registers(store, world.clock, LockoutPolicy.DEFAULT), KEY, BUDGET, NotNow.Reason.OVERALL_QUOTA);
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
                    if (!node.charge().isRefused()) {
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
            assertThat(node.charge().isRefused()).isFalse();
        }
        // Blocks of 1, 2, 3 and so on to 10, which are 55 codes, and then always 10.
        assertThat(writes).hasValue(10 + 7);
    }

    @Test
    void whatIsLeftOfABlockIsNotSpentOnceItIsOver() {
        AtomicInteger writes = new AtomicInteger();
        SpendMeter node = meter(new WatchedStore(world.store, writes::incrementAndGet));
        assertThat(node.charge().isRefused()).isFalse();
        assertThat(node.charge().isRefused()).isFalse();
        assertThat(writes).as("blocks of one and of two").hasValue(2);

        world.pass(SpendLedger.LEASE.minusMillis(1));
        assertThat(node.charge().isRefused()).isFalse();
        assertThat(writes).hasValue(2);
        assertThat(node.charge().isRefused()).isFalse();
        assertThat(writes).as("a block of three").hasValue(3);

        world.pass(SpendLedger.LEASE);
        assertThat(node.charge().isRefused()).isFalse();
        assertThat(writes).as("a new block").hasValue(4);
    }

    @Test
    void whatIsGivenBackIsSpentAgainAndWhatIsLeftGoesBackToAll() {
        SpendMeter node = meter(world.store);
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < 55; i++) {
            charges.add(node.charge());
        }
        charges.forEach(charge -> charge.giveBack().run());
        SpendMeter other = meter(world.store);
        assertThat(spent(other)).as("while the first node holds 55").isEqualTo(945);
        assertThat(spent(node)).as("given back").isEqualTo(55);

        world.pass(Duration.ofHours(25));
        List<Charge> again = new ArrayList<>();
        for (int i = 0; i < 55; i++) {
            again.add(node.charge());
        }
        again.forEach(charge -> charge.giveBack().run());
        world.pass(SpendLedger.LEASE);
        assertThat(node.charge().isRefused()).isFalse();
        assertThat(spent(other)).as("after the first node gave back").isEqualTo(999);
    }

    private static int spent(SpendMeter node) {
        int spent = 0;
        while (!node.charge().isRefused()) {
            spent++;
        }
        return spent;
    }

    @Test
    void aRefusalIsKnownForAWhileWithoutAskingTheStore() {
        AtomicInteger reads = new AtomicInteger();
        SpendMeter node = meter(new ForwardingStore(world.store) {
            @Override
            public Optional<StoredRegister> read(StateKey key) {
                reads.incrementAndGet();
                return super.read(key);
            }
        });
        assertThat(node.obstacle()).isEmpty();
        assertThat(spent(node)).isEqualTo(1000);
        reads.set(0);
        assertThat(node.obstacle()).isPresent();
        assertThat(reads).hasValue(0);
        world.pass(SpendLedger.LEASE);
        assertThat(node.obstacle()).as("too old to be relied on").isEmpty();
    }

    @Test
    void A33_aStoreThatLosesItsRepliesGivesNothingBackTwice() {
        AtomicBoolean lying = new AtomicBoolean();
        SpendMeter other = meter(world.store);
        AtomicInteger spent = new AtomicInteger();
        SpendMeter node = meter(new ForwardingStore(world.store) {
            @Override
            public boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next) {
                boolean done = super.compareAndSet(key, expectedStamp, next);
                if (lying.getAndSet(false)) {
                    // Somebody else writes before the node reads again, so that it cannot find its own stamp.
                    spent.addAndGet(other.charge().isRefused() ? 0 : 1);
                    return false;
                }
                return done;
            }
        });
        for (int round = 0; round < 20; round++) {
            List<Charge> charges = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                charges.add(node.charge());
            }
            charges.subList(0, 40).forEach(charge -> charge.giveBack().run());
            spent.addAndGet((int) charges.subList(40, 50).stream()
                    .filter(charge -> !charge.isRefused())
                    .count());
            world.pass(SpendLedger.LEASE);
            lying.set(true);
        }
        assertThat(spent.get() + spent(other) + spent(node)).isLessThanOrEqualTo(BUDGET.perHour());
    }

    @Test
    void A46_whoWaitsForAStoreThatHangsIsBusyAfterASecond() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        SpendMeter node = meter(new WatchedStore(world.store, () -> {
            asked.countDown();
            await(hangs);
        }));
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            Future<Charge> first = threads.submit(node::charge);
            await(asked);
            List<Future<Charge>> others =
                    List.of(threads.submit(node::charge), threads.submit(node::charge), threads.submit(node::charge));
            for (Future<Charge> other : others) {
                assertThat(other.get(20, TimeUnit.SECONDS).refusal())
                        .hasValue(new Unavailable(Unavailable.Reason.BUSY));
            }
            hangs.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS).isRefused()).isFalse();
        } finally {
            hangs.countDown();
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
                spent += !node.charge().isRefused() ? 1 : 0;
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
