package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** An application that keeps registers of sent codes on the Redis of Boot's settings, and all else in H2. */
class RedisApplicationTest {

    private static final UserId ALICE = UserId.of("alice");

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        UserDirectory users() {
            return user -> Optional.of(
                    new UserProfile(user.id(), Locale.ENGLISH, Map.of(Channel.MAIL, List.of("alice@example.com"))));
        }

        @Bean
        CapturingSender sender() {
            return new CapturingSender(Channel.MAIL);
        }
    }

    @Test
    void sentCodesAreOnRedisAndAppsInTheDatabase() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
                .properties(
                        "mfa.store=redis",
                        "mfa.redis.prefix=boot:",
                        "mfa.keys.current=k1",
                        "mfa.keys.ring.k1=" + Runners.KEY,
                        "spring.flyway.enabled=false",
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + RedisServer.shared().port());
        try (ConfigurableApplicationContext context = application.run();
                RedisClient redis = RedisClient.create(RedisServer.shared().uri())) {
            MultiFactor mfa = context.getBean(MultiFactor.class);
            TotpFactor totp = context.getBean(TotpFactor.class);
            AuthenticatorApp app = AuthenticatorApp.enrolled(totp, ALICE);
            Started byApp = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);
            assertThat(mfa.verify(byApp.token().value(), app.nextCode())).isInstanceOf(Verified.class);
            assertThat(redis.keys("boot:*")).isEmpty();

            SentCodeFactor mail = context.getBean(SentCodeFactor.class);
            Started byMail = (Started) mfa.challenge(ALICE, mail, Purpose.LOGIN);
            String code = context.getBean(CapturingSender.class).lastCode();
            assertThat(mfa.verify(byMail.token().value(), code)).isInstanceOf(Verified.class);
            assertThat(redis.keys("boot:*")).isNotEmpty();
        }
    }
}
