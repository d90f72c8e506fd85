package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The ids of the keys stand beside the document, are kept exactly and compared exactly. */
abstract class SecretVaultKeyIds extends SecretVaultGroup {

    private static final String LONGEST = "k".repeat(32);

    SecretVaultKeyIds(Supplier<List<SecretVault>> opening) {
        super(opening);
    }

    private void assertKeyIds(String... expected) {
        assertThat(nodes())
                .allSatisfy(node ->
                        assertThat(node.read(user(1)).orElseThrow().keyIds()).containsExactlyInAnyOrder(expected));
    }

    @Test
    void keyIdsAreReadBackAsTheyWereWritten() {
        create(user(1));
        assertKeyIds();
        replace(user(1), 1, "b", "a");
        assertKeyIds("a", "b");
        replace(user(1), 2, "b");
        assertKeyIds("b");
        replace(user(1), 3);
        assertKeyIds();
    }

    @Test
    void longestAndMostKeyIdsAreKept() {
        String[] most = new String[10];
        for (int i = 0; i < most.length; i++) {
            most[i] = i + LONGEST.substring(1);
        }
        create(user(1), most);
        assertKeyIds(most);
    }

    @Test
    void lookAlikeKeysAreOtherKeys() {
        List<String> others = List.of("K_1", "k-1", "kx1", "k_", "_1", "k_10", "k_1.0", "k_1_", "k.1", "0k_1", LONGEST);
        for (int i = 0; i < others.size(); i++) {
            create(user(i), others.get(i));
        }
        create(user(others.size()), "k_1");
        List<UserId> found = node(0).notSealedUnder("k_1", null, 100);
        assertThat(found).containsExactlyInAnyOrderElementsOf(users(others.size()));
    }

    @Test
    void whatMayBeLostIsDeclaredAlikeByAll() {
        assertThat(nodes())
                .extracting(SecretVault::durability)
                .doesNotContainNull()
                .containsOnly(node(0).durability());
    }

    @Test
    void oneSecretUnderAnotherKeyIsEnough() {
        create(user(1), NEW);
        create(user(2), OLD);
        create(user(3), OLD, NEW);
        create(user(4), NEW, OLD + "-b");
        create(user(5));
        assertThat(node(0).notSealedUnder(NEW, null, 100)).containsExactlyInAnyOrder(user(2), user(3), user(4));
    }
}
