package io.github.mfa4j.trials;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import org.junit.jupiter.api.Test;

/** What the standards ask for beyond the defaults. */
class StrictSetupTest {

    private final MfaSetup strict = MfaSetup.builder()
            .keys(Installation.KEYS)
            .codeStore(new InMemoryCodeStore())
            .userDirectory(new InMemoryUserDirectory())
            .strict()
            .build();

    @Test
    void mailIsNoFactor() {
        SentCodeFactor.Builder mail = SentCodeFactor.builder(strict, new CapturingSender(Channel.MAIL));
        assertThatIllegalArgumentException().isThrownBy(mail::build).withMessageContaining("mail");
    }
}
