package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.StoredRegister;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Any payload up to the largest is kept, byte by byte. */
abstract class CellSizes extends CellGroup {

    private static final byte[] SHORT = {7};

    CellSizes(Supplier<List<Cells>> opening) {
        super(opening);
    }

    @Test
    void emptyPayloadIsKept() {
        assertKept(NOTHING);
    }

    @Test
    void everyValueOfAByteIsKept() {
        byte[] all = new byte[2 << Byte.SIZE];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertKept(all);
    }

    @Test
    void zerosAndSpacesAtTheEndAreKept() {
        assertKept(new byte[] {0, 1, ' ', 0, 0});
        assertKept(new byte[] {0, 1, 0, ' ', ' '});
    }

    @Test
    void largestPayloadIsKept() {
        byte[] random = new byte[StoredRegister.MAX_PAYLOAD];
        new Random(1).nextBytes(random);
        assertKept(random);
    }

    /** As the first value, as one that replaces another and as one that is replaced. */
    private void assertKept(byte[] payload) {
        create(USER, 1, payload);
        assertHolds(USER, 1, payload);
        replace(1, 2, SHORT);
        assertHolds(USER, 2, SHORT);
        replace(2, 3, payload);
        assertHolds(USER, 3, payload);
        node(0).erase(USER);
    }
}
