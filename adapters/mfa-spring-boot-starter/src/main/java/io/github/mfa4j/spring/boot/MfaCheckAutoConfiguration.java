package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Ends a start whose settings are wrong, with one report of all that is. */
@AutoConfiguration
final class MfaCheckAutoConfiguration {

    @Bean
    static ConfigurationCheck mfaConfigurationCheck(ConfigurableEnvironment environment) {
        return new ConfigurationCheck(environment);
    }

    /** What is wrong must end the start, not the first login, even where all else is made when it is asked for. */
    @Bean
    static LazyInitializationExcludeFilter mfaLazyInitializationExcludeFilter() {
        return LazyInitializationExcludeFilter.forBeanTypes(MfaSetup.class, MultiFactor.class);
    }
}
