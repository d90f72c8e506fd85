package io.github.mfa4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StoredVault;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What it does when it is full; what it does as a vault, the test kit's contract checks. */
class InMemorySecretVaultTest {

    private static final UserId A = UserId.of("a");
    private static final UserId B = UserId.of("b");

    private final InMemorySecretVault vault = new InMemorySecretVault(2);

    private static StoredVault document(long stamp, String... keys) {
        return new StoredVault(stamp, new byte[] {1}, Set.of(keys));
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
}
