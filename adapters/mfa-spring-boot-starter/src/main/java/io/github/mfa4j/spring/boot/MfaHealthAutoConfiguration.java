package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the stores. */
@AutoConfiguration(after = MfaAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("mfa")
final class MfaHealthAutoConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(CodeStore.class)
    @ConditionalOnBean(SecretVault.class)
    @ConditionalOnMissingBean(name = "mfaHealthIndicator")
    HealthIndicator mfaHealthIndicator(
            CodeStore store,
            @Qualifier(MfaAutoConfiguration.SENT_CODE_STORE) ObjectProvider<CodeStore> sentCodes,
            SecretVault vault) {
        return new StoreHealthIndicator(MfaAutoConfiguration.allOf(store, sentCodes), vault);
    }
}
