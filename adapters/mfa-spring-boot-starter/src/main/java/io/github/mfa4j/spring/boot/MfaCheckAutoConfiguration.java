package io.github.mfa4j.spring.boot;

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
}
