package io.github.mfa4j.examples.auth;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spring.boot.MfaProperties;
import io.github.mfa4j.testkit.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A service whose time is set by tests, and which has sent what it sends when it answers. */
@Configuration(proxyBeanMethods = false)
class TestTime {

    @Bean
    SettableClock settableClock() {
        return new SettableClock(Instant.now());
    }

    @Bean
    @Primary
    Clock testClock(SettableClock time) {
        return new Of(time);
    }

    @Bean
    AfterAnswer mfaAnonymousCodeThreads() {
        return new AfterAnswer();
    }

    @Bean
    Executor mfaNoticeThreads() {
        return Runnable::run;
    }

    /** The starter's own setup, but for the clock: it takes none. */
    @Bean
    static BeanDefinitionRegistryPostProcessor setupOnTestTime() {
        return new SetupOnTestTime();
    }

    private static final class SetupOnTestTime implements BeanDefinitionRegistryPostProcessor {

        private static final String SETUP = "mfaSetup";

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
            registry.removeBeanDefinition(SETUP);
            registry.registerBeanDefinition(SETUP, new RootBeanDefinition(MfaSetup.class, () -> setup(beans)));
        }

        private static MfaSetup setup(ConfigurableListableBeanFactory beans) {
            return MfaSetup.builder()
                    .keys(beans.getBean(KeyRing.class))
                    .codeStore(beans.getBean(CodeStore.class))
                    .secretVault(beans.getBean(SecretVault.class))
                    .userDirectory(beans.getBean(UserDirectory.class))
                    .lockout(beans.getBean(LockoutPolicy.class))
                    .challengeLifetime(beans.getBean(MfaProperties.class).challengeLifetime())
                    .listener(MfaListener.all(
                            beans.getBeanProvider(MfaListener.class).stream().toArray(MfaListener[]::new)))
                    .clock(beans.getBean(SettableClock.class))
                    .build();
        }
    }

    private static final class Of extends Clock {

        private final InstantSource time;

        Of(InstantSource time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for a zone");
        }
    }
}
