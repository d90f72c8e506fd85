package io.github.mfa4j.spring.boot;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.spi.UserDirectory;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The setup that factors are built from, its listeners, and stores in memory where there are no others. */
@AutoConfiguration(after = {MfaKeysAutoConfiguration.class, MfaUsersAutoConfiguration.class})
@EnableConfigurationProperties({MfaProperties.class, MfaSenderProperties.class})
final class MfaAutoConfiguration {

    /** Names the setup to build factors of sent codes from: on Redis if that is chosen, else the same as all. */
    static final String SENT_CODE_SETUP = "mfaSentCodeSetup";

    static final String SENT_CODE_STORE = "mfaSentCodeStore";
    static final String IN_MEMORY_STORE = "mfaInMemoryCodeStore";
    static final String IN_MEMORY_VAULT = "mfaInMemorySecretVault";

    @Bean
    Issuer mfaIssuer(MfaSenderProperties properties, Environment environment) {
        return Issuer.of(properties, environment);
    }

    @Bean(IN_MEMORY_STORE)
    @ConditionalOnMissingBean(CodeStore.class)
    InMemoryCodeStore mfaInMemoryCodeStore() {
        return new InMemoryCodeStore();
    }

    @Bean(IN_MEMORY_VAULT)
    @ConditionalOnMissingBean(SecretVault.class)
    InMemorySecretVault mfaInMemorySecretVault() {
        return new InMemorySecretVault();
    }

    @Bean
    @ConditionalOnMissingBean
    Slf4jAuditListener mfaAuditListener() {
        return new Slf4jAuditListener();
    }

    @Bean
    @ConditionalOnMissingBean(name = "mfaEventPublisher")
    MfaListener mfaEventPublisher(ApplicationEventPublisher publisher) {
        return publisher::publishEvent;
    }

    @Bean
    @ConditionalOnMissingBean
    MfaSetup mfaSetup(
            MfaProperties properties,
            KeyRing keys,
            CodeStore store,
            SecretVault vault,
            ObjectProvider<SecretCipher> cipher,
            UserDirectory users,
            ObjectProvider<MfaListener> listeners) {
        MfaSetup.Builder setup = limited(MfaSetup.builder(), properties)
                .keys(keys)
                .codeStore(store)
                .secretVault(vault)
                .userDirectory(users)
                .listener(MfaListener.all(listeners.orderedStream().toArray(MfaListener[]::new)));
        cipher.ifAvailable(setup::secretCipher);
        if (store instanceof InMemoryCodeStore || vault instanceof InMemorySecretVault) {
            warn(properties);
        }
        return setup.build();
    }

    @Bean(name = SENT_CODE_SETUP, defaultCandidate = false)
    @ConditionalOnMissingBean(name = SENT_CODE_SETUP)
    MfaSetup mfaSentCodeSetup(MfaSetup setup, @Qualifier(SENT_CODE_STORE) ObjectProvider<CodeStore> store) {
        CodeStore own = store.getIfAvailable();
        return own == null ? setup : setup.withCodeStore(own);
    }

    /** Applies the limits that the properties set. */
    static MfaSetup.Builder limited(MfaSetup.Builder setup, MfaProperties properties) {
        setup.lockout(properties.lockout().policy()).challengeLifetime(properties.challengeLifetime());
        return properties.strict() ? setup.strict() : setup;
    }

    private static void warn(MfaProperties properties) {
        LoggerFactory.getLogger(MfaAutoConfiguration.class)
                .warn(
                        "second factors are kept in the memory of this process{}: they end with it, and no other process"
                                + " knows of them; to keep them, add mfa-jdbc and a DataSource and set mfa.keys",
                        properties.keys().areSet() ? "" : ", sealed with a key of its own");
    }
}
