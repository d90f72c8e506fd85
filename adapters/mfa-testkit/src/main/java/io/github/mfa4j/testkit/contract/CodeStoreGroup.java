package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the groups share that look at a register as a store keeps it. */
abstract class CodeStoreGroup {

    static final UserId USER = new UserId("tenant", "user");
    static final FactorId TOTP = new FactorId("totp");
    static final StateKey KEY = StateKey.of(USER, TOTP);

    private final Supplier<List<CodeStore>> opening;
    private List<CodeStore> nodes = List.of();

    CodeStoreGroup(Supplier<List<CodeStore>> opening) {
        this.opening = opening;
    }

    @BeforeEach
    void open() {
        nodes = opening.get();
    }

    /** Every connection to the same data; at least one. */
    final List<CodeStore> nodes() {
        return nodes;
    }

    /** The connection of one of many racers. */
    final CodeStore node(int number) {
        return nodes.get(number % nodes.size());
    }

    static StateKey key(int number) {
        return StateKey.of(UserId.of("user-" + number), TOTP);
    }

    static StoredRegister register(long stamp, Instant purgeAfter) {
        return register(stamp, purgeAfter, 0, null);
    }

    static StoredRegister register(long stamp, Instant purgeAfter, int failures, @Nullable Instant lockedUntil) {
        return new StoredRegister(stamp, new byte[] {1}, purgeAfter, failures, lockedUntil);
    }

    final void create(StateKey key, StoredRegister register) {
        assertThat(node(0).compareAndSet(key, CodeStore.ABSENT, register))
                .as("creating what is not there")
                .isTrue();
    }

    final void replace(StateKey key, long expectedStamp, StoredRegister register) {
        assertThat(node(0).compareAndSet(key, expectedStamp, register))
                .as("replacing by the stamp that is there")
                .isTrue();
    }

    final StoredRegister read(StateKey key) {
        return node(0).read(key).orElseThrow(() -> new AssertionError(key + " is gone"));
    }

    final void assertKept(StateKey key) {
        assertThat(nodes)
                .allSatisfy(
                        node -> assertThat(node.read(key)).as(key.toString()).isPresent());
    }

    final void assertGone(StateKey key) {
        assertThat(nodes)
                .allSatisfy(
                        node -> assertThat(node.read(key)).as(key.toString()).isEmpty());
    }
}
