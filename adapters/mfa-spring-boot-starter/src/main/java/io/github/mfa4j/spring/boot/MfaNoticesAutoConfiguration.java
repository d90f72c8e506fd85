package io.github.mfa4j.spring.boot;

import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Notices over every sender of the context. */
@AutoConfiguration
@EnableConfigurationProperties(MfaSenderProperties.class)
final class MfaNoticesAutoConfiguration {

    static final String FACTORY = "mfaNoticesFactory";

    private static final String THREADS = "mfaNoticeThreads";

    @Bean
    static NoticesRegistrar mfaNoticesRegistrar(Environment environment) {
        return new NoticesRegistrar(environment);
    }

    @Bean(FACTORY)
    @Lazy
    NoticesFactory mfaNoticesFactory(
            UserDirectory users,
            CodeStore store,
            @Qualifier(THREADS) ObjectProvider<Executor> threadsOfTheApplication,
            @Qualifier(THREADS) ObjectProvider<BoundedThreads> threads,
            ObjectProvider<Sender> senders,
            ObjectProvider<SpendPolicy> spending,
            MfaSenderProperties properties) {
        return new NoticesFactory(
                users,
                store,
                BoundedThreads.executor(threadsOfTheApplication, threads),
                senders.orderedStream().toList(),
                spending.getIfAvailable(),
                properties.notices().without());
    }

    @Bean(THREADS)
    @Lazy
    @ConditionalOnMissingBean(name = THREADS)
    BoundedThreads mfaNoticeThreads() {
        return new BoundedThreads("mfa-notices");
    }
}
