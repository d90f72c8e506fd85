package io.github.mfa4j.spring.boot;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRotation;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.util.function.Supplier;
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
    TotpFactor mfaTotpFactor(MfaSetup setup, TotpParameters parameters, StepWindow window) {
        return made(
                "authenticator apps cannot be a factor",
                "correct mfa.totp and mfa.lockout, or your beans of the types LockoutPolicy, TotpParameters and StepWindow",
                () -> totp(setup, parameters, window));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "mfa.recovery.enabled", matchIfMissing = true)
    RecoveryCodeFactor mfaRecoveryCodeFactor(MfaSetup setup, MfaProperties properties) {
        return made(
                "recovery codes cannot be a factor",
                "correct mfa.recovery, or your bean of the type LockoutPolicy",
                () -> recovery(setup, properties));
    }

    @Bean
    @ConditionalOnMissingBean
    MultiFactor multiFactor(MfaSetup setup, ObjectProvider<Factor> factors) {
        return made(
                "the factors do not go together",
                "have one sender for each channel, which may be a FailoverSender over others with defaultCandidate = false,"
                        + " and build the factors of the application from the setup of the context",
                () -> MultiFactor.of(setup, factors.orderedStream().toArray(Factor[]::new)));
    }

    @Bean
    @ConditionalOnMissingBean
    KeyRotation mfaKeyRotation(MfaSetup setup) {
        return KeyRotation.of(setup);
    }

    private static <F> F made(String what, String remedy, Supplier<F> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(new Problem(what + ": " + e.getMessage(), remedy), e);
        }
    }

    static TotpFactor totp(MfaSetup setup, TotpParameters parameters, StepWindow window) {
        return TotpFactor.of(setup, new FactorId("totp"), parameters, window);
    }

    static RecoveryCodeFactor recovery(MfaSetup setup, MfaProperties properties) {
        return RecoveryCodeFactor.builder(setup)
                .count(properties.recovery().count())
                .build();
    }
}
