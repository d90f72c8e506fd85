package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** What the groups share that look at a document as a vault keeps it. */
abstract class SecretVaultGroup {

    static final String OLD = "2025-11";
    static final String NEW = "2026-11";

    private final Supplier<List<SecretVault>> opening;
    private List<SecretVault> nodes = List.of();

    SecretVaultGroup(Supplier<List<SecretVault>> opening) {
        this.opening = opening;
    }

    @BeforeEach
    void open() {
        nodes = opening.get();
    }

    /** Every connection to the same data; at least one. */
    final List<SecretVault> nodes() {
        return nodes;
    }

    /** The connection of one of many racers. */
    final SecretVault node(int number) {
        return nodes.get(number % nodes.size());
    }

    static StoredVault document(long stamp, String... keyIds) {
        return new StoredVault(stamp, new byte[] {1}, Set.of(keyIds));
    }

    final void create(UserId user, String... keyIds) {
        assertThat(node(0).compareAndSet(user, CodeStore.ABSENT, document(1, keyIds)))
                .as("creating what is not there")
                .isTrue();
    }

    final void replace(UserId user, long expectedStamp, String... keyIds) {
        assertThat(node(0).compareAndSet(user, expectedStamp, document(expectedStamp + 1, keyIds)))
                .as("replacing by the stamp that is there")
                .isTrue();
    }

    static UserId user(int number) {
        return new UserId("tenant", "user-" + number);
    }

    /** As many users, none of them written. */
    static List<UserId> users(int number) {
        return IntStream.range(0, number).mapToObj(SecretVaultGroup::user).toList();
    }

    final List<UserId> walk(int limit) {
        return walk(node(0), limit, user -> {});
    }

    /** All whom a whole walk meets, in its order; each is visited when it is met, before the walk goes on. */
    static List<UserId> walk(SecretVault vault, int limit, Consumer<UserId> visitor) {
        List<UserId> met = new ArrayList<>();
        List<UserId> batch = vault.notSealedUnder(NEW, null, limit);
        while (!batch.isEmpty()) {
            assertThat(batch).as("a batch").hasSizeLessThanOrEqualTo(limit);
            assertThat(met).as("users met before the next batch").doesNotContainAnyElementsOf(batch);
            met.addAll(batch);
            batch.forEach(visitor);
            batch = vault.notSealedUnder(NEW, batch.get(batch.size() - 1), limit);
        }
        assertThat(met).as("users met").doesNotHaveDuplicates();
        return met;
    }
}
