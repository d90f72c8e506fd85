package io.github.mfa4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What it does when it is full; what it does as a store, the test kit's contract checks. */
class InMemoryCodeStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryCodeStore store = new InMemoryCodeStore(3, () -> NOW);

    private static StateKey key(String user) {
        return StateKey.of(UserId.of(user), new FactorId("totp"));
    }

    private static StoredRegister kept(long stamp) {
        return new StoredRegister(stamp, new byte[] {1}, StoredRegister.NEVER, 0, null);
    }

    private static StoredRegister expired(long stamp) {
        return new StoredRegister(stamp, new byte[0], NOW, 0, null);
    }

    @Test
    void a40_fullStoreRefusesWhatIsNewAndForgetsNothing() {
        for (String user : new String[] {"a", "b", "c"}) {
            store.compareAndSet(key(user), CodeStore.ABSENT, kept(1));
        }
        assertThatThrownBy(() -> store.compareAndSet(key("d"), CodeStore.ABSENT, kept(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all 3 registers are in use and none has expired");
        assertThat(store.compareAndSet(key("a"), 1, kept(2)))
                .as("known users go on")
                .isTrue();
        assertThat(store.compareAndSet(key("a"), CodeStore.ABSENT, kept(3))).isFalse();
        for (String user : new String[] {"a", "b", "c"}) {
            assertThat(store.read(key(user))).isPresent();
        }
    }

    @Test
    void a40_fullStoreMakesRoomOfWhatHasExpiredOnly() {
        store.compareAndSet(key("a"), CodeStore.ABSENT, kept(1));
        store.compareAndSet(key("b"), CodeStore.ABSENT, expired(1));
        store.compareAndSet(key("c"), CodeStore.ABSENT, kept(1));
        assertThat(store.compareAndSet(key("d"), CodeStore.ABSENT, kept(1))).isTrue();
        assertThat(store.read(key("b"))).isEmpty();
        assertThat(store.read(key("a"))).isPresent();
        assertThat(store.read(key("c"))).isPresent();
    }

    @Test
    void declaresThatItLosesAllAndRefusesNoCapacity() {
        assertThat(store.durability()).isEqualTo(Durability.MAY_LOSE_ALL);
        assertThatThrownBy(() -> new InMemoryCodeStore(0, () -> NOW))
                .hasMessage("capacity is 0, allowed are 1 and more");
    }
}
