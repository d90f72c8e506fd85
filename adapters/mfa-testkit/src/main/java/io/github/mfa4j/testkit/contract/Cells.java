package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.UserId;
import java.util.Optional;

/** A store or a vault seen as what both are: one value for each user, replaced by compare-and-set. */
interface Cells {

    Optional<Cell> read(UserId user);

    boolean compareAndSet(UserId user, long expectedStamp, Cell next);

    void erase(UserId user);

    /** A value and the stamp of the write that brought it. */
    final class Cell {

        private final long stamp;
        private final byte[] payload;

        Cell(long stamp, byte[] payload) {
            this.stamp = stamp;
            this.payload = payload;
        }

        long stamp() {
            return stamp;
        }

        byte[] payload() {
            return payload;
        }
    }
}
