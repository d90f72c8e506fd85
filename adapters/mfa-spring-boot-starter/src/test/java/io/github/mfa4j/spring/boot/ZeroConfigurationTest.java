package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.TotpFactor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application that sets nothing: it starts, warns once, and has a second factor. */
@ExtendWith(OutputCaptureExtension.class)
class ZeroConfigurationTest {

    private static final UserId ALICE = UserId.of("alice");

    @WithoutServers
    static class Application {

        @Bean
        UserDirectory users() {
            return user -> Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of()));
        }
    }

    @Test
    void startsWarnsOnceAndWorks(CapturedOutput output) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class).run()) {
            MultiFactor mfa = context.getBean(MultiFactor.class);
            TotpFactor totp = context.getBean(TotpFactor.class);
            AuthenticatorApp app = AuthenticatorApp.enrolled(totp, ALICE);

            Started started = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);
            assertThat(mfa.verify(started.token().value(), app.nextCode())).isInstanceOf(Verified.class);
            assertThat(context.getBean(RecoveryCodeFactor.class).generate(ALICE, null))
                    .isInstanceOfSatisfying(
                            Generated.class,
                            generated -> assertThat(generated.codes()).hasSize(10));
        }
        assertThat(output.getOut().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .asString()
                .contains("second factors are kept in the memory of this process")
                .contains("add mfa-jdbc and a DataSource and set mfa.keys");
    }
}
