package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeStore;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One write after the other. */
abstract class CellWrites extends CellGroup {

    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = {4};

    CellWrites(Supplier<List<Cells>> opening) {
        super(opening);
    }

    @Test
    void whatWasNeverWrittenIsEmpty() {
        assertEmpty(USER);
    }

    @Test
    void whatWasWrittenIsReadOnEveryConnection() {
        create(USER, 1, FIRST);
        assertHolds(USER, 1, FIRST);
    }

    @Test
    void replacementIsReadAndNothingOfTheOldValueStays() {
        create(USER, 1, FIRST);
        replace(1, 2, SECOND);
        assertHolds(USER, 2, SECOND);
        replace(2, 3, FIRST);
        assertHolds(USER, 3, FIRST);
    }

    @Test
    void creatingIsRefusedWhereSomethingIs() {
        create(USER, 1, FIRST);
        refuse(CodeStore.ABSENT, 2);
        assertHolds(USER, 1, FIRST);
    }

    @Test
    void replacingIsRefusedWhereNothingIs() {
        refuse(1, 2);
        assertEmpty(USER);
    }

    @Test
    void replacingIsRefusedForAStampThatIsNotThere() {
        create(USER, 1, FIRST);
        refuse(2, 3);
        assertHolds(USER, 1, FIRST);
        replace(1, 2, SECOND);
        refuse(1, 3);
        assertHolds(USER, 2, SECOND);
    }
}
