package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.contract.Cells.Cell;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** What the groups share that a store and a vault have in common. */
abstract class CellGroup {

    static final UserId USER = new UserId("tenant", "user");
    static final byte[] NOTHING = {};

    private final Supplier<List<Cells>> opening;
    private List<Cells> nodes = List.of();

    CellGroup(Supplier<List<Cells>> opening) {
        this.opening = opening;
    }

    @BeforeEach
    void open() {
        nodes = opening.get();
    }

    /** Every connection to the same data; at least one. */
    final List<Cells> nodes() {
        return nodes;
    }

    /** The connection of one of many racers. */
    final Cells node(int number) {
        return nodes.get(number % nodes.size());
    }

    final void create(UserId user, long stamp, byte[] payload) {
        assertThat(node(0).compareAndSet(user, CodeStore.ABSENT, new Cell(stamp, payload)))
                .as("creating what is not there")
                .isTrue();
    }

    final void replace(long expectedStamp, long stamp, byte[] payload) {
        assertThat(node(0).compareAndSet(USER, expectedStamp, new Cell(stamp, payload)))
                .as("replacing by the stamp that is there")
                .isTrue();
    }

    /** Tries with a stamp that is not there. */
    final void refuse(long expectedStamp, long stamp) {
        for (Cells node : nodes) {
            assertThat(node.compareAndSet(USER, expectedStamp, new Cell(stamp, NOTHING)))
                    .as("writing where the stamp %d is expected and another is there", expectedStamp)
                    .isFalse();
        }
    }

    final void assertHolds(UserId user, long stamp, byte[] payload) {
        for (Cells node : nodes) {
            Optional<Cell> read = node.read(user);
            assertThat(read).as("what was written for %s", user).isPresent();
            assertThat(read.orElseThrow().stamp()).as("stamp of %s", user).isEqualTo(stamp);
            assertThat(read.orElseThrow().payload()).as("payload of %s", user).isEqualTo(payload);
        }
    }

    final void assertEmpty(UserId user) {
        for (Cells node : nodes) {
            assertThat(node.read(user)).as("what is there of %s", user).isEmpty();
        }
    }
}
