package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.Race;
import io.github.mfa4j.testkit.contract.Cells.Cell;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads over every connection at once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class CellRaces extends CellGroup {

    private static final int THREADS = 8;
    private static final int ROUNDS = 60;
    private static final int COUNTS = 25;
    private static final int READS = 60;

    private final Race race = new Race();

    CellRaces(Supplier<List<Cells>> opening) {
        super(opening);
    }

    @AfterEach
    void close() {
        race.close();
    }

    @Test
    void ofThoseWhoCreateAtMostOneWins() throws Exception {
        int won = 0;
        for (int round = 0; round < ROUNDS; round++) {
            won += winners(CodeStore.ABSENT, 1).size();
            node(0).erase(USER);
        }
        assertThat(won).as("rounds with a winner").isPositive();
    }

    @Test
    void ofThoseWhoReplaceAtMostOneWins() throws Exception {
        int won = 0;
        create(USER, 1, NOTHING);
        for (int round = 1; round <= ROUNDS; round++) {
            long expected = node(0).read(USER).orElseThrow().stamp();
            won += winners(expected, round * 100).size();
        }
        assertThat(won).as("rounds with a winner").isPositive();
    }

    /** Those that were told yes: at most one, whose write is there; nobody, if every write was given up. */
    private List<Integer> winners(long expectedStamp, int firstStamp) throws Exception {
        Optional<Cell> before = node(0).read(USER);
        List<Boolean> answers = race.run(racers(THREADS, n -> {
            byte[] own = {(byte) n};
            return node(n).compareAndSet(USER, expectedStamp, new Cell(firstStamp + n, own));
        }));
        List<Integer> yes =
                IntStream.range(0, THREADS).filter(answers::get).boxed().toList();
        assertThat(yes).as("threads that were told yes").hasSizeLessThanOrEqualTo(1);
        if (!yes.isEmpty()) {
            assertHolds(USER, firstStamp + yes.get(0), new byte[] {yes.get(0).byteValue()});
        } else if (before.isPresent()) {
            assertHolds(USER, expectedStamp, before.get().payload());
        } else {
            assertEmpty(USER);
        }
        return yes;
    }

    @Test
    void noCountIsLost() throws Exception {
        create(USER, 1, count(0));
        race.run(racers(THREADS, n -> {
            for (int i = 0; i < COUNTS; i++) {
                assertThat(addOne(node(n))).as("progress").isTrue();
            }
            return true;
        }));
        assertThat(ByteBuffer.wrap(node(0).read(USER).orElseThrow().payload()).getInt())
                .as("count of %d threads that added one %d times", THREADS, COUNTS)
                .isEqualTo(THREADS * COUNTS);
    }

    /** As the library does: read, compare-and-set, again until it is done. Only another's yes makes a no, or very few do. */
    private static boolean addOne(Cells node) {
        for (int tries = 0; tries < 10 * THREADS * COUNTS; tries++) {
            Cell before = node.read(USER).orElseThrow();
            int counted = ByteBuffer.wrap(before.payload()).getInt();
            if (node.compareAndSet(USER, before.stamp(), new Cell(before.stamp() + 1, count(counted + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] count(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Test
    void everyReadIsOneWholeWriteAndNoneGoesBack() throws Exception {
        create(USER, 1, repeated(1));
        AtomicInteger readers = new AtomicInteger(THREADS - 1);
        List<Long> newest = race.run(racers(THREADS, n -> n == 0 ? writeBeside(readers) : readAmong(readers, node(n))));
        assertHolds(USER, newest.get(0), repeated(newest.get(0)));
    }

    /** Writes until nobody reads any more. */
    private long writeBeside(AtomicInteger readers) {
        long stamp = 1;
        while (readers.get() > 0) {
            replace(stamp, stamp + 1, repeated(stamp + 1));
            stamp++;
        }
        return stamp;
    }

    private static long readAmong(AtomicInteger readers, Cells node) {
        try {
            long newest = 0;
            for (int i = 0; i < READS; i++) {
                Cell read = node.read(USER).orElseThrow();
                assertThat(read.stamp()).as("stamp after one was read").isGreaterThanOrEqualTo(newest);
                assertThat(read.payload())
                        .as("payload of stamp %d", read.stamp())
                        .isEqualTo(repeated(read.stamp()));
                newest = read.stamp();
            }
            return newest;
        } finally {
            readers.decrementAndGet();
        }
    }

    /** Long enough to be written in pieces, and of another length each time. */
    private static byte[] repeated(long stamp) {
        byte[] payload = new byte[4000 + (int) (stamp % 100)];
        Arrays.fill(payload, (byte) stamp);
        return payload;
    }

    @Test
    void whatIsErasedIsNotBroughtBackByAWriteInFlight() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            create(USER, 1, NOTHING);
            race.run(racers(THREADS, n -> {
                if (n == 0) {
                    node(n).erase(USER);
                    return true;
                }
                return node(n).compareAndSet(USER, 1, new Cell(n + 1, NOTHING));
            }));
            assertEmpty(USER);
        }
    }

    @Test
    void whatIsCreatedBesideAnErasureIsErasedByTheNext() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            create(USER, 1, NOTHING);
            race.run(racers(THREADS, n -> {
                if (n % 2 == 0) {
                    node(n).erase(USER);
                    return true;
                }
                return node(n).compareAndSet(USER, CodeStore.ABSENT, new Cell(n + 1, NOTHING));
            }));
            node(0).erase(USER);
            assertEmpty(USER);
        }
    }

    private static <V> List<Callable<V>> racers(int number, IntFunction<V> racer) {
        return IntStream.range(0, number)
                .<Callable<V>>mapToObj(n -> () -> racer.apply(n))
                .toList();
    }
}
