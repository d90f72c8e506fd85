package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.codes.SentCodeFactor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** A factor for each sender of the context, unless the application makes its own. */
@AutoConfiguration(after = MfaAutoConfiguration.class)
@ConditionalOnMissingBean(SentCodeFactor.class)
@EnableConfigurationProperties(MfaSenderProperties.class)
final class MfaSentCodesAutoConfiguration {

    static final String FACTORY = "mfaSentCodeFactors";

    private static final String THREADS = "mfaAnonymousCodeThreads";

    @Bean
    static SentCodeFactorRegistrar mfaSentCodeFactorRegistrar(Environment environment) {
        return new SentCodeFactorRegistrar(environment);
    }

    @Bean(FACTORY)
    @Lazy
    SentCodeFactors mfaSentCodeFactors(
            @Qualifier(MfaAutoConfiguration.SENT_CODE_SETUP) MfaSetup setup,
            MfaSenderProperties properties,
            @Qualifier(THREADS) BoundedThreads threads) {
        return new SentCodeFactors(setup, properties, threads);
    }

    @Bean(THREADS)
    @Lazy
    BoundedThreads mfaAnonymousCodeThreads() {
        return new BoundedThreads("mfa-codes");
    }
}
