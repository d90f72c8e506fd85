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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A user has a register for each factor, and some registers are nobody's. */
abstract class CodeStoreKeys extends CodeStoreGroup {

    private static final int FACTORS = 20;

    /** Nobody's, though it is about the user. */
    private static final StateKey SHARED = StateKey.shared(TOTP.value(), USER.id());

    CodeStoreKeys(Supplier<List<CodeStore>> opening) {
        super(opening);
    }

    private static List<StateKey> everyFactor() {
        return IntStream.range(0, FACTORS)
                .mapToObj(number -> StateKey.of(USER, new FactorId("factor-" + number)))
                .toList();
    }

    private void createEach(List<StateKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            create(keys.get(i), register(i + 1, StoredRegister.NEVER));
        }
    }

    @Test
    void everyFactorOfAUserHasARegisterOfItsOwn() {
        List<StateKey> keys = everyFactor();
        createEach(keys);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(read(keys.get(i)).stamp()).isEqualTo(i + 1);
        }
    }

    @Test
    void sharedRegisterIsNotThatOfTheUserItIsAbout() {
        create(SHARED, register(1, StoredRegister.NEVER));
        assertGone(KEY);
        create(KEY, register(2, StoredRegister.NEVER));
        assertThat(read(SHARED).stamp()).isEqualTo(1);
    }

    @Test
    void erasingTakesEveryFactorOfTheUser() {
        List<StateKey> keys = everyFactor();
        createEach(keys);
        node(0).erase(USER);
        keys.forEach(this::assertGone);
    }

    @Test
    void erasingLeavesSharedRegisters() {
        create(SHARED, register(1, StoredRegister.NEVER));
        create(KEY, register(1, StoredRegister.NEVER));
        node(0).erase(USER);
        assertKept(SHARED);
    }

    @Test
    void longestNamesAreTaken() {
        String longest = "f".repeat(32);
        List<StateKey> keys = List.of(
                StateKey.of(UserId.of("\ud83d\ude00".repeat(127)), new FactorId(longest)),
                StateKey.shared(longest, "\ud83d\ude00".repeat(1000)),
                StateKey.shared(longest, ""));
        createEach(keys);
        keys.forEach(this::assertKept);
    }

    @Test
    void whatOperatorsSeeNeverStopsAWrite() {
        create(KEY, register(1, StoredRegister.NEVER, 0, null));
        replace(KEY, 1, register(2, StoredRegister.NEVER, Integer.MAX_VALUE, StoredRegister.LATEST));
        replace(KEY, 2, register(3, StoredRegister.LATEST, 1, Instant.EPOCH));
        replace(KEY, 3, register(4, StoredRegister.LATEST, 0, null));
        assertThat(read(KEY).stamp()).isEqualTo(4);
    }

    @Test
    void whatMayBeLostIsDeclaredAlikeByAll() {
        assertThat(nodes())
                .extracting(CodeStore::durability)
                .doesNotContainNull()
                .containsOnly(node(0).durability());
    }
}
