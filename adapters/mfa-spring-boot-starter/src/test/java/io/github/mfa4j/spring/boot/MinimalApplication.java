package io.github.mfa4j.spring.boot;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs in a process of its own that has the starter's own dependencies and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class MinimalApplication {

    @Bean
    UserDirectory users() {
        return user -> Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of()));
    }

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(MinimalApplication.class, arguments)) {
            UserId alice = UserId.of("alice");
            TotpFactor factor = context.getBean(TotpFactor.class);
            Pending pending = (Pending) factor.enroll(alice, "phone", null);
            Totp totp = Totp.of(pending.parameters());
            Instant now = Instant.now();
            factor.confirm(alice, pending.id(), totp.generate(pending.secret(), now));
            MultiFactor mfa = context.getBean(MultiFactor.class);
            Started started = (Started) mfa.challenge(alice, factor, Purpose.LOGIN);
            String code = totp.generate(
                    pending.secret(), now.plus(pending.parameters().period()));
            System.out.println(
                    mfa.verify(started.token().value(), code).getClass().getSimpleName());
        }
    }
}
