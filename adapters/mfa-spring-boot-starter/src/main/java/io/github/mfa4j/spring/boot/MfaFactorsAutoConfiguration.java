package io.github.mfa4j.spring.boot;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRotation;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.totp.TotpFactor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Authenticator apps and recovery codes, and the front door to them and to every other factor of the context. */
@AutoConfiguration(after = MfaAutoConfiguration.class)
final class MfaFactorsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "mfa.totp.enabled", matchIfMissing = true)
    TotpFactor mfaTotpFactor(MfaSetup setup, MfaProperties properties) {
        return totp(setup, properties);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "mfa.recovery.enabled", matchIfMissing = true)
    RecoveryCodeFactor mfaRecoveryCodeFactor(MfaSetup setup, MfaProperties properties) {
        return recovery(setup, properties);
    }

    @Bean
    @ConditionalOnMissingBean
    MultiFactor multiFactor(MfaSetup setup, ObjectProvider<Factor> factors) {
        try {
            return MultiFactor.of(setup, factors.orderedStream().toArray(Factor[]::new));
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "the factors do not go together: " + e.getMessage(),
                            "have one sender for each channel, which may be a FailoverSender over others with defaultCandidate"
                                    + " = false, and build the factors of the application from the setup of the context"),
                    e);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    KeyRotation mfaKeyRotation(MfaSetup setup) {
        return KeyRotation.of(setup);
    }

    static TotpFactor totp(MfaSetup setup, MfaProperties properties) {
        MfaProperties.Totp totp = properties.totp();
        return TotpFactor.of(setup, new FactorId("totp"), totp.parameters(), totp.window(properties.strict()));
    }

    static RecoveryCodeFactor recovery(MfaSetup setup, MfaProperties properties) {
        return RecoveryCodeFactor.builder(setup)
                .count(properties.recovery().count())
                .build();
    }
}
