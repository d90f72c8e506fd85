package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is due goes, by purge or by itself, and nothing else does. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class CodeStorePurging extends CodeStoreGroup {

    private static final int MANY = 60;
    private static final int FEW = 8;
    private static final int ROUNDS = 60;
    private static final Duration DAY = Duration.ofDays(1);

    /** For one who expires by itself: long enough for two writes, short enough to wait for. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Passing passing;

    CodeStorePurging(CodeStoreContract contract) {
        super(contract::nodes);
        this.passing = new Passing(contract::expiryClock);
    }

    @Test
    void whatIsDueGoesAndWhatIsNotStays() {
        Instant due = passing.now().plus(SOON);
        create(key(1), register(1, due));
        create(key(2), register(1, due.plus(DAY)));
        create(key(3), register(1, StoredRegister.NEVER));
        assertKept(key(1));
        passing.passTo(due, node(0));
        assertGone(key(1));
        assertKept(key(2));
        assertKept(key(3));
    }

    @Test
    void whatIsDueIsCountedAndGoesInBoundedCalls() {
        Instant past = passing.now().minus(DAY);
        for (int i = 0; i < MANY; i++) {
            create(key(i), register(1, past));
        }
        create(key(MANY), register(1, StoredRegister.NEVER));
        int removed = passing.purgeAll(node(0));
        assertThat(removed).as("what purge counted").isEqualTo(passing.byItself() ? 0 : MANY);
        for (int i = 0; i < MANY; i++) {
            assertGone(key(i));
        }
        assertKept(key(MANY));
    }

    @Test
    void dueAtTheVeryInstantAndNotAMomentBefore() {
        Instant due = passing.now().plus(DAY).plusNanos(1);
        create(KEY, register(1, due));
        assertThat(read(KEY).purgeAfter()).as("what is read back").isAfterOrEqualTo(due);
        node(0).purge(due.minusNanos(1));
        assertKept(KEY);
        assertThat(node(0).purge(due.plusSeconds(1))).as("what purge counted").isEqualTo(passing.byItself() ? 0 : 1);
    }

    @Test
    void whatMustNeverGoStaysAndSaysSo() {
        create(key(1), register(1, StoredRegister.NEVER));
        create(key(2), register(1, passing.now().plus(DAY)));
        replace(key(2), 1, register(2, StoredRegister.NEVER));
        node(0).purge(StoredRegister.LATEST);
        for (int number = 1; number <= 2; number++) {
            assertKept(key(number));
            assertThat(read(key(number)).purgeAfter()).isEqualTo(StoredRegister.NEVER);
        }
    }

    @Test
    void wholeRangeOfInstantsIsTaken() {
        create(key(1), register(1, StoredRegister.LATEST));
        assertThat(read(key(1)).purgeAfter()).isAfterOrEqualTo(StoredRegister.LATEST);
        node(0).purge(StoredRegister.LATEST.minusSeconds(1));
        assertKept(key(1));
        create(key(2), register(1, Instant.EPOCH));
        passing.passTo(Instant.EPOCH, node(0));
        assertGone(key(2));
    }

    @Test
    void whatAWriteMadeLastLongerStays() {
        Instant due = passing.now().plus(SOON);
        create(key(1), register(1, due));
        replace(key(1), 1, register(2, due.plus(DAY)));
        create(key(2), register(1, due));
        replace(key(2), 1, register(2, StoredRegister.NEVER));
        passing.passTo(due, node(0));
        assertKept(key(1));
        assertKept(key(2));
    }

    @Test
    void whatAWriteMadeDueEarlierGoes() {
        Instant due = passing.now().plus(SOON);
        create(key(1), register(1, StoredRegister.NEVER));
        replace(key(1), 1, register(2, due));
        create(key(2), register(1, due.plus(DAY)));
        replace(key(2), 1, register(2, due));
        passing.passTo(due, node(0));
        assertGone(key(1));
        assertGone(key(2));
    }

    @Test
    void whatWasPurgedAndCreatedAgainIsNotTakenForTheOld() {
        create(KEY, register(1, Instant.EPOCH));
        passing.purgeAll(node(0));
        assertThat(node(0).compareAndSet(KEY, 1, register(2, StoredRegister.NEVER)))
                .as("replacing what was purged")
                .isFalse();
        create(KEY, register(3, StoredRegister.NEVER));
        assertThat(node(0).compareAndSet(KEY, 1, register(4, StoredRegister.NEVER)))
                .as("replacing by the stamp that was purged")
                .isFalse();
        assertThat(read(KEY).stamp()).isEqualTo(3);
    }

    @Test
    void sharedRegistersGoToo() {
        StateKey shared = StateKey.shared("budget", "user");
        create(shared, register(1, Instant.EPOCH));
        passing.purgeAll(node(0));
        assertGone(shared);
    }

    @Test
    void purgeBesideAWriteNeverTakesWhatTheWriteMadeLast() throws Exception {
        Instant now = passing.now();
        try (Race race = new Race()) {
            for (int round = 0; round < ROUNDS; round++) {
                StateKey key = key(round);
                create(key, register(1, now.minus(DAY)));
                List<Boolean> answers = race.run(List.<Callable<Boolean>>of(
                        () -> node(0).compareAndSet(key, 1, register(2, now.plus(DAY))),
                        () -> node(1).purge(now) > 1,
                        () -> node(2).purge(now) > 1));
                assertThat(node(0).read(key).isPresent())
                        .as("there after a write that was told %s", answers.get(0))
                        .isEqualTo(answers.get(0));
            }
        }
    }

    @Test
    void purgesBesideEachOtherCountEveryRegisterOnce() throws Exception {
        Instant past = passing.now().minus(DAY);
        try (Race race = new Race()) {
            for (int round = 0; round < ROUNDS / 4; round++) {
                IntStream.range(0, FEW).forEach(i -> create(key(i), register(1, past)));
                List<Integer> counts = race.run(IntStream.range(0, 4)
                        .<Callable<Integer>>mapToObj(n -> () -> passing.purgeAll(node(n)))
                        .toList());
                assertThat(counts.stream().mapToInt(Integer::intValue).sum())
                        .as("sum of what the purges counted")
                        .isEqualTo(passing.byItself() ? 0 : FEW);
                IntStream.range(0, FEW).forEach(i -> assertGone(key(i)));
            }
        }
    }
}
