package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.testkit.contract.Cells.Cell;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without its system a store throws, and says something: any answer would be a guess. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class CellOutage {

    private static final Cell CELL = new Cell(2, CellGroup.NOTHING);

    private final Supplier<Cells> unreachable;

    CellOutage(Supplier<Cells> unreachable) {
        this.unreachable = unreachable;
    }

    @Test
    void readingThrows() {
        Cells cells = unreachable.get();
        assertOutage(() -> cells.read(CellGroup.USER));
    }

    @Test
    void creatingThrows() {
        Cells cells = unreachable.get();
        assertOutage(() -> cells.compareAndSet(CellGroup.USER, CodeStore.ABSENT, CELL));
    }

    @Test
    void replacingThrows() {
        Cells cells = unreachable.get();
        assertOutage(() -> cells.compareAndSet(CellGroup.USER, 1, CELL));
    }

    @Test
    void erasingThrows() {
        Cells cells = unreachable.get();
        assertOutage(() -> cells.erase(CellGroup.USER));
    }

    static void assertOutage(ThrowingCallable call) {
        assertThatThrownBy(call)
                .as("a call that cannot reach the system")
                .isInstanceOf(RuntimeException.class)
                .message()
                .isNotBlank();
    }
}
