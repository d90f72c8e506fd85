package io.github.mfa4j.memory;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** One register is linearizable: every interleaving looks as if the calls had come one after the other. */
public class CodeStoreLincheckTest {

    private static final UserId USER = UserId.of("user");
    private static final StateKey KEY = StateKey.of(USER, new FactorId("totp"));
    /** Registers with an odd stamp may be purged at once, all others never. */
    private static final int EXPIRED = 1;

    private final InMemoryCodeStore store = new InMemoryCodeStore(10, () -> Instant.EPOCH);

    /** For Lincheck, which makes one per run. */
    public CodeStoreLincheckTest() {}

    @Operation
    public long read() {
        return store.read(KEY).map(StoredRegister::stamp).orElse(0L);
    }

    /** As the library does: read, compare-and-set, again until it is done. A lost update would answer a number twice. */
    @Operation
    public long count() {
        for (; ; ) {
            long stamp = read();
            if (compareAndSet(stamp, stamp + 1)) {
                return stamp + 1;
            }
        }
    }

    @Operation
    public boolean create(@Param(gen = IntGen.class, conf = "1:3") int stamp) {
        return compareAndSet(CodeStore.ABSENT, stamp);
    }

    private boolean compareAndSet(long expected, long next) {
        Instant purgeAfter = next % 2 == EXPIRED ? Instant.EPOCH : StoredRegister.NEVER;
        return store.compareAndSet(KEY, expected, new StoredRegister(next, new byte[0], purgeAfter, 0, null));
    }

    @Operation
    public void erase() {
        store.erase(USER);
    }

    @Operation
    public int purge() {
        return store.purge(Instant.EPOCH);
    }

    /** The JDK's map is trusted: what is explored are the interleavings of the calls to it. */
    @Test
    void everyInterleavingIsLinearizable() {
        new ModelCheckingOptions()
                .iterations(8)
                .invocationsPerIteration(150)
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(2)
                .actorsAfter(1)
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(ConcurrentHashMap.class.getName())
                        .allMethods()
                        .treatAsAtomic())
                .check(CodeStoreLincheckTest.class);
    }

    @Test
    void everyRunUnderStressIsLinearizable() {
        new StressOptions()
                .iterations(8)
                .invocationsPerIteration(500)
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(3)
                .actorsAfter(1)
                .check(CodeStoreLincheckTest.class);
    }
}
