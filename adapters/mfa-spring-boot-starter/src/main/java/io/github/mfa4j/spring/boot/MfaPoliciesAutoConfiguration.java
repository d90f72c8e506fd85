package io.github.mfa4j.spring.boot;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.SendPolicy;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpParameters;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** What the properties say of names, limits and codes. A bean of the application takes the place of each, and of its properties. */
@AutoConfiguration
@EnableConfigurationProperties({MfaProperties.class, MfaSenderProperties.class})
final class MfaPoliciesAutoConfiguration {

    static final String ISSUER = "mfaIssuer";
    static final String LOCKOUT = "mfaLockoutPolicy";
    static final String TOTP_PARAMETERS = "mfaTotpParameters";
    static final String STEP_WINDOW = "mfaStepWindow";
    static final String CODE_FORMAT = "mfaCodeFormat";
    static final String SEND_POLICY = "mfaSendPolicy";
    static final String SPEND_POLICY = "mfaSpendPolicy";

    @Bean(ISSUER)
    @ConditionalOnMissingBean
    Issuer mfaIssuer(MfaSenderProperties properties, Environment environment) {
        return Issuer.of(properties, environment);
    }

    @Bean(LOCKOUT)
    @ConditionalOnMissingBean
    LockoutPolicy mfaLockoutPolicy(MfaProperties properties) {
        return properties.lockout().policy();
    }

    @Bean(TOTP_PARAMETERS)
    @ConditionalOnMissingBean
    TotpParameters mfaTotpParameters(MfaProperties properties) {
        return properties.totp().parameters();
    }

    @Bean(STEP_WINDOW)
    @ConditionalOnMissingBean
    StepWindow mfaStepWindow(MfaProperties properties) {
        return properties.totp().window(properties.strict());
    }

    @Bean(CODE_FORMAT)
    @ConditionalOnMissingBean
    CodeFormat mfaCodeFormat(MfaSenderProperties properties) {
        return properties.codes().format();
    }

    @Bean(SEND_POLICY)
    @ConditionalOnMissingBean
    SendPolicy mfaSendPolicy(MfaSenderProperties properties) {
        return properties.codes().policy();
    }

    @Bean(SPEND_POLICY)
    @ConditionalOnMissingBean
    @Conditional(Spending.IsSet.class)
    SpendPolicy mfaSpendPolicy(MfaSenderProperties properties) {
        return Spending.policy(properties.sms().spending());
    }
}
