package io.github.mfa4j.spring.security;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spring.boot.Issuer;
import io.github.mfa4j.spring.security.pages.DefaultMfaPages;
import io.github.mfa4j.spring.security.pages.MfaPages;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.http.converter.HttpMessageConverter;
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

    @Bean
    @ConditionalOnMissingBean
    MfaPages mfaPages(Issuer issuer) {
        return new DefaultMfaPages(Objects.requireNonNullElse(issuer.name(), "application"));
    }

    @Bean
    @ConditionalOnMissingBean
    WhenSetUp mfaWhenSetUp(MfaSetup setup, MultiFactor mfa, MfaUserIds users) {
        return new WhenSetUp(setup, mfa, users);
    }

    /** A success handler of the application comes first where one is asked for by that type. */
    @Bean
    @Fallback
    @ConditionalOnMissingBean
    MfaChallengeHandler mfaChallengeHandler(
            MfaSetup setup, MultiFactor mfa, MfaUserIds users, ObjectProvider<HttpMessageConverter<?>> converters) {
        return new MfaChallengeHandler(
                setup, mfa, users, converters.orderedStream().toList());
    }
}
