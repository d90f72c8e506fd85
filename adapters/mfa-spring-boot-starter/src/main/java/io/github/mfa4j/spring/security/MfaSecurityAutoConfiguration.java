package io.github.mfa4j.spring.security;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What {@link MfaConfigurer} takes from the context. */
@AutoConfiguration(afterName = "io.github.mfa4j.spring.boot.MfaFactorsAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
@ConditionalOnBean(MultiFactor.class)
final class MfaSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MfaUserIds mfaUserIds() {
        return firstFactor -> UserId.of(firstFactor.getName());
    }
}
