package io.github.mfa4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredRegisterTest {

    private static StoredRegister register(Instant purgeAfter, @Nullable Instant lockedUntil) {
        return new StoredRegister(1, new byte[0], purgeAfter, 0, lockedUntil);
    }

    @Test
    void instantsThatNoDatabaseHoldsAreRefused() {
        Instant tooLate = StoredRegister.LATEST.plusNanos(1);
        Instant tooEarly = Instant.EPOCH.minusNanos(1);
        assertThatThrownBy(() -> register(tooEarly, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("purgeAfter is 1969-12-31T23:59:59.999999999Z, allowed is from 1970-01-01T00:00:00Z to"
                        + " 9999-12-31T23:59:59.999Z");
        assertThatThrownBy(() -> register(tooLate, null)).hasMessageStartingWith("purgeAfter is ");
        assertThatThrownBy(() -> register(Instant.EPOCH, tooEarly)).hasMessageStartingWith("lockedUntil is ");
        assertThatThrownBy(() -> register(Instant.EPOCH, tooLate)).hasMessageStartingWith("lockedUntil is ");
        assertThatThrownBy(() -> register(Instant.EPOCH, StoredRegister.NEVER))
                .hasMessageStartingWith("lockedUntil is ");
        assertThatCode(() -> register(Instant.EPOCH, Instant.EPOCH)).doesNotThrowAnyException();
        assertThatCode(() -> register(StoredRegister.LATEST, StoredRegister.LATEST))
                .doesNotThrowAnyException();
        assertThat(register(StoredRegister.NEVER, null).purgeAfter()).isEqualTo(Instant.MAX);
    }

    @Test
    void stampOfNothingAndPayloadsThatAreTooLongAreRefused() {
        assertThatThrownBy(() -> new StoredRegister(CodeStore.ABSENT, new byte[0], StoredRegister.NEVER, 0, null))
                .hasMessage("stamp is 0, which means an absent register");
        assertThatThrownBy(() -> new StoredRegister(1, new byte[16385], StoredRegister.NEVER, 0, null))
                .hasMessage("payload has 16385 bytes, allowed are up to 16384");
    }
}
