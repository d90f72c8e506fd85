package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A walk meets once whoever was there from its beginning to its end, whatever else is written meanwhile. */
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
    void othersWhoComeAndGoAndChangeHideNobody() {
        users(MANY).forEach(user -> create(user, OLD));
        AtomicInteger number = new AtomicInteger();
        List<UserId> met = walk(node(0), BATCH, user -> {
            int next = number.getAndIncrement();
            replaceIfThere(user(next * 7 % MANY));
            comeOrGo(guest(next));
            comeOrGo(guest(next / 2));
        });
        assertThat(met).containsAll(users(MANY));
    }

    private void replaceIfThere(UserId user) {
        node(1).read(user)
                .ifPresent(there -> node(1).compareAndSet(user, there.stamp(), document(there.stamp() + 1, OLD)));
    }

    /** Before everybody and after everybody, where a vault goes by names. */
    private static UserId guest(int number) {
        return new UserId("tenant", (number % 2 == 0 ? "a-guest-" : "z-guest-") + number % MANY);
    }

    private void comeOrGo(UserId guest) {
        if (!node(1).compareAndSet(guest, CodeStore.ABSENT, document(1, OLD))) {
            node(1).erase(guest);
        }
    }
}
