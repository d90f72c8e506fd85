package io.github.mfa4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StoredVault;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemorySecretVaultTest {

    private static final UserId A = UserId.of("a");
    private static final UserId B = UserId.of("b");

    private final InMemorySecretVault vault = new InMemorySecretVault(2);

    private static StoredVault document(long stamp, String... keys) {
        return new StoredVault(stamp, new byte[] {1}, Set.of(keys));
    }

    @Test
    void replacesByStampAndNotTheErasedOneThatCameBack() {
        assertThat(vault.compareAndSet(A, 5, document(1))).isFalse();
        assertThat(vault.compareAndSet(A, CodeStore.ABSENT, document(1))).isTrue();
        assertThat(vault.compareAndSet(A, CodeStore.ABSENT, document(2))).isFalse();
        vault.erase(A);
        assertThat(vault.compareAndSet(A, 1, document(2))).isFalse();
        vault.compareAndSet(A, CodeStore.ABSENT, document(3));
        assertThat(vault.compareAndSet(A, 1, document(4))).isFalse();
        assertThat(vault.compareAndSet(A, 3, document(4))).isTrue();
        assertThat(vault.read(A).orElseThrow().stamp()).isEqualTo(4);
    }

    @Test
    void a40_fullVaultRefusesANewUserAndKeepsTheOthers() {
        vault.compareAndSet(A, CodeStore.ABSENT, document(1, "key"));
        vault.compareAndSet(B, CodeStore.ABSENT, document(1, "key"));
        assertThatThrownBy(() -> vault.compareAndSet(UserId.of("c"), CodeStore.ABSENT, document(1, "key")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the vault is full with 2 users");
        assertThat(vault.compareAndSet(A, 1, document(2, "key"))).isTrue();
        assertThat(vault.compareAndSet(B, 1, document(2)))
                .as("B removes every enrolment")
                .isTrue();
        assertThat(vault.compareAndSet(UserId.of("c"), CodeStore.ABSENT, document(1, "key")))
                .isTrue();
        assertThat(vault.read(A)).isPresent();
        assertThat(vault.read(B)).as("holds nothing, so it makes room").isEmpty();
    }

    @Test
    void findsWhatIsNotYetSealedUnderAKey() {
        vault.compareAndSet(A, CodeStore.ABSENT, document(1, "old", "new"));
        vault.compareAndSet(B, CodeStore.ABSENT, document(1, "new"));
        assertThat(vault.notSealedUnder("new", null, 5)).containsExactly(A);
        assertThat(vault.notSealedUnder("old", null, 5)).containsExactlyInAnyOrder(A, B);
        assertThat(vault.notSealedUnder("old", null, 1)).hasSize(1);
    }
}
