package io.github.mfa4j.memory;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** One register is linearizable: every interleaving looks as if the calls had come one after the other. */
public class CodeStoreLincheckTest {

    private static final UserId USER = UserId.of("user");
    private static final StateKey KEY = StateKey.of(USER, new FactorId("totp"));
    /** Registers with this stamp may be purged at once, all others never. */
    private static final int EXPIRED = 1;

    private final InMemoryCodeStore store = new InMemoryCodeStore(10, () -> Instant.EPOCH);

    /** For Lincheck, which makes one per run. */
    public CodeStoreLincheckTest() {}

    @Operation
    public long read() {
        return store.read(KEY).map(StoredRegister::stamp).orElse(0L);
    }

    /** Like the library, never replaces a stamp by itself. */
    @Operation
    public boolean compareAndSet(
            @Param(gen = IntGen.class, conf = "0:3") int expected, @Param(gen = IntGen.class, conf = "1:3") int next) {
        Instant purgeAfter = next == EXPIRED ? Instant.EPOCH : StoredRegister.NEVER;
        return expected != next
                && store.compareAndSet(KEY, expected, new StoredRegister(next, new byte[0], purgeAfter, 0, null));
    }

    @Operation
    public void erase() {
        store.erase(USER);
    }

    @Operation
    public int purge() {
        return store.purge(Instant.EPOCH);
    }

    @Test
    void everyInterleavingIsLinearizable() {
        new ModelCheckingOptions()
                .iterations(8)
                .invocationsPerIteration(300)
                .threads(2)
                .actorsPerThread(3)
                .check(CodeStoreLincheckTest.class);
    }

    @Test
    void everyRunUnderStressIsLinearizable() {
        new StressOptions()
                .iterations(8)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(3)
                .check(CodeStoreLincheckTest.class);
    }
}
