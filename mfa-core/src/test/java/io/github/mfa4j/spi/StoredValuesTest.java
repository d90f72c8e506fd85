package io.github.mfa4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredValuesTest {

    @Test
    void theStampOfNothingIsRefused() {
        assertThatThrownBy(() -> new StoredRegister(CodeStore.ABSENT, new byte[1], StoredRegister.NEVER, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stamp is 0, which means an absent register");
        assertThatThrownBy(() -> new StoredVault(CodeStore.ABSENT, new byte[1], Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stamp is 0, which means an absent document");
    }

    @Test
    void payloadsAreBounded() {
        byte[] largest = new byte[16 * 1024];
        byte[] larger = new byte[16 * 1024 + 1];
        assertThat(new StoredRegister(1, largest, StoredRegister.NEVER, 0, null).payload())
                .hasSameSizeAs(largest);
        assertThat(new StoredVault(1, largest, Set.of()).payload()).hasSameSizeAs(largest);
        assertThatThrownBy(() -> new StoredRegister(1, larger, StoredRegister.NEVER, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payload has 16385 bytes, allowed are up to 16384");
        assertThatThrownBy(() -> new StoredVault(1, larger, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payload has 16385 bytes, allowed are up to 16384");
    }
}
