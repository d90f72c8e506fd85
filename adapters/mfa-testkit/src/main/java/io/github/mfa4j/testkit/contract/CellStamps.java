package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A stamp is 64 bits, compared exactly, and tells a value from any other that was there before. */
abstract class CellStamps extends CellGroup {

    /** No bit pattern that a number format would favour. */
    private static final long STAMP = 0x9E37_79B9_7F4A_7C15L;

    /** Where signs, 32 bits and the 53 bits of a floating-point number end. */
    private static final long[] BORDERS = {
        1, -1, Integer.MAX_VALUE, 1L << 31, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE
    };

    CellStamps(Supplier<List<Cells>> opening) {
        super(opening);
    }

    @Test
    void everyNumberIsKeptExactly() {
        long before = CodeStore.ABSENT;
        for (long stamp : BORDERS) {
            if (before == CodeStore.ABSENT) {
                create(USER, stamp, NOTHING);
            } else {
                replace(before, stamp, NOTHING);
            }
            assertHolds(USER, stamp, NOTHING);
            before = stamp;
        }
    }

    @Test
    void oneBitMakesAnother() {
        create(USER, STAMP, NOTHING);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            refuse(STAMP ^ 1L << bit, 2);
        }
        assertHolds(USER, STAMP, NOTHING);
    }

    @Test
    void whatWasErasedIsNotBroughtBackByItsStamp() {
        create(USER, 1, NOTHING);
        node(0).erase(USER);
        refuse(1, 2);
        assertEmpty(USER);
    }

    @Test
    void whatWasErasedAndCreatedAgainIsNotTakenForTheOld() {
        create(USER, 1, NOTHING);
        node(0).erase(USER);
        create(USER, 2, NOTHING);
        refuse(1, 3);
        assertHolds(USER, 2, NOTHING);
    }
}
