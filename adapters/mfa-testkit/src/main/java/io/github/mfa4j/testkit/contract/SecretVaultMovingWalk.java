package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.testkit.Race;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A walk meets once whoever was there from its beginning to its end, whatever else is written meanwhile. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class SecretVaultMovingWalk extends SecretVaultGroup {

    private static final int MANY = 40;
    private static final int BATCH = 3;

    SecretVaultMovingWalk(Supplier<List<SecretVault>> opening) {
        super(opening);
    }

    @Test
    void sealingAnewWhomItMeetsMissesNobody() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> met = walk(node(0), BATCH, user -> replace(user, 1, NEW));
        assertThat(met).containsExactlyInAnyOrderElementsOf(users(MANY));
        assertThat(walk(MANY)).isEmpty();
    }

    @Test
    void erasingWhomItMeetsMissesNobody() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> met = walk(node(0), BATCH, user -> node(1).erase(user));
        assertThat(met).containsExactlyInAnyOrderElementsOf(users(MANY));
    }

    @Test
    void writingOverWhomItMeetsMeetsNobodyTwice() {
        users(MANY).forEach(user -> create(user, OLD));
        List<UserId> met = walk(node(0), BATCH, user -> replace(user, 1, OLD));
        assertThat(met).containsExactlyInAnyOrderElementsOf(users(MANY));
    }

    @Test
    void othersWhoComeAndGoAndChangeHideNobody() throws Exception {
        users(MANY).forEach(user -> create(user, OLD));
        CountDownLatch over = new CountDownLatch(1);
        try (Race race = new Race()) {
            List<List<UserId>> met = race.run(List.of(
                    () -> walkAndEnd(over),
                    changing(over, number -> user(number % MANY), false),
                    changing(over, number -> user(MANY + number % MANY), true)));
            assertThat(met.get(0)).containsAll(users(MANY));
        }
    }

    private List<UserId> walkAndEnd(CountDownLatch over) {
        try {
            return walk(node(0), BATCH, user -> {});
        } finally {
            over.countDown();
        }
    }

    private interface Choice {
        UserId user(int number);
    }

    /** Writes one document after the other until the walk is over; those of guests come and go. */
    private Callable<List<UserId>> changing(CountDownLatch over, Choice choice, boolean guests) {
        return () -> {
            SecretVault vault = node(1);
            for (int number = 0; over.getCount() > 0; number++) {
                UserId user = choice.user(number);
                Optional<Long> stamp = vault.read(user).map(document -> document.stamp());
                if (guests && stamp.isPresent()) {
                    vault.erase(user);
                } else {
                    long expected = stamp.orElse(CodeStore.ABSENT);
                    vault.compareAndSet(user, expected, document(expected + 1, OLD));
                }
            }
            return List.of();
        };
    }
}
