package io.github.mfa4j.spring.boot;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps keys and credentials out of the endpoints of the actuator, even where they are told to show values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
final class MfaSanitizingAutoConfiguration {

    @Bean
    SanitizingFunction mfaSanitizingFunction() {
        return data -> SecretProperties.isSecret(data.getKey()) ? data.withSanitizedValue() : data;
    }
}
