package io.github.mfa4j.spring.security;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A shop with a password login, where everything needs the second factor, and the till a fresh one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
class ShopApplication {

    /** What the password of every user is. */
    static final String PASSWORD = "correct horse";

    static final Duration FRESH = Duration.ofMinutes(10);

    @Bean
    @ConditionalOnMissingBean(name = {"byChoice", "shop"})
    SecurityFilterChain chain(HttpSecurity http, SettableClock clock) {
        AuthorizationManager<RequestAuthorizationContext> passed =
                AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
                        .requireFactors(MfaAuthorities.FACTOR_MFA)
                        .build()
                        .authenticated();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/till")
                        .access(fresh(clock))
                        .anyRequest()
                        .access(passed))
                .formLogin(Customizer.withDefaults())
                .rememberMe(remember -> remember.key("a key of the test"))
                .with(MfaConfigurer.mfa(), Customizer.withDefaults())
                .build();
    }

    /** That the second factor was passed a short time ago. */
    static <T> AuthorizationManager<T> fresh(SettableClock clock) {
        AllRequiredFactorsAuthorizationManager<T> fresh = AllRequiredFactorsAuthorizationManager.<T>builder()
                .requireFactor(
                        factor -> factor.authority(MfaAuthorities.FACTOR_MFA).validDuration(FRESH))
                .build();
        fresh.setClock(clockOf(clock));
        return fresh;
    }

    private static Clock clockOf(SettableClock clock) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
    }

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Bean
    InMemoryUserDirectory users() {
        return new InMemoryUserDirectory();
    }

    @Bean
    InMemoryUserDetailsManager logins() {
        return new InMemoryUserDetailsManager();
    }

    @Bean
    BreakableStore store() {
        return new BreakableStore();
    }

    @Bean
    MfaSetup setup(SettableClock clock, InMemoryUserDirectory users, BreakableStore store) {
        return MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(store)
                .secretVault(new InMemorySecretVault())
                .userDirectory(users)
                .clock(clock)
                .build();
    }

    @Bean
    @ConditionalOnProperty(name = "shop.pages", havingValue = "listed")
    ListedPages pages() {
        return new ListedPages();
    }

    @Bean
    CapturingSender mails() {
        return new CapturingSender(Channel.MAIL);
    }

    @Bean
    SentCodeFactor mail(MfaSetup setup, CapturingSender mails) {
        return SentCodeFactor.builder(setup, mails).build();
    }

    @RestController
    static class Pages {

        private final MfaSetup setup;

        Pages(MfaSetup setup) {
            this.setup = setup;
        }

        @GetMapping("/orders")
        String orders(@RequestParam(name = "q", defaultValue = "none") String q, HttpServletRequest request) {
            return "orders of " + request.getRemoteUser() + " q=" + q;
        }

        /** Asks the directory. */
        @GetMapping("/factors")
        String factors(HttpServletRequest request) {
            return setup.profile(UserId.of(request.getRemoteUser()))
                    .map(UserProfile::accountName)
                    .orElse("nobody");
        }

        /** Asks it later, on another thread. */
        @GetMapping("/factors-later")
        Callable<String> factorsLater(HttpServletRequest request) {
            String user = request.getRemoteUser();
            return () ->
                    setup.profile(UserId.of(user)).map(UserProfile::accountName).orElse("nobody");
        }

        @GetMapping("/till")
        String till() {
            return "till";
        }

        @GetMapping("/")
        String home() {
            return "home";
        }
    }
}
