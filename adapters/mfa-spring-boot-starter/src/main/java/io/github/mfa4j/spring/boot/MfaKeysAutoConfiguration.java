package io.github.mfa4j.spring.boot;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The keys of the properties, or one that ends with the process. A setup of the application has keys. */
@AutoConfiguration
@EnableConfigurationProperties(MfaProperties.class)
final class MfaKeysAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean({KeyRing.class, MfaSetup.class})
    KeyRing mfaKeyRing(MfaProperties properties) {
        return properties.keys().areSet() ? ConfiguredKeys.ring(properties.keys()) : KeyRing.ephemeral();
    }
}
