package io.github.mfa4j.spring.boot;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.spi.UserDirectory;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** The setup that factors are built from, its listeners, and stores in memory where there are no others. */
@AutoConfiguration(after = {MfaKeysAutoConfiguration.class, MfaUsersAutoConfiguration.class})
@EnableConfigurationProperties({MfaProperties.class, MfaSenderProperties.class})
final class MfaAutoConfiguration {

    /** Names the setup to build factors of sent codes from: on Redis if that is chosen, else the same as all. */
    static final String SENT_CODE_SETUP = "mfaSentCodeSetup";

    static final String SENT_CODE_STORE = "mfaSentCodeStore";
    static final String SETUP = "mfaSetup";
    static final String IN_MEMORY_STORE = "mfaInMemoryCodeStore";
    static final String IN_MEMORY_VAULT = "mfaInMemorySecretVault";

    @Bean(IN_MEMORY_STORE)
    @ConditionalOnMissingBean({CodeStore.class, MfaSetup.class})
    InMemoryCodeStore mfaInMemoryCodeStore() {
        return new InMemoryCodeStore();
    }

    @Bean(IN_MEMORY_VAULT)
    @ConditionalOnMissingBean({SecretVault.class, MfaSetup.class})
    InMemorySecretVault mfaInMemorySecretVault() {
        return new InMemorySecretVault();
    }

    /** Whoever wants none has another listener, such as {@code MfaListener.NONE}, under this name. */
    @Bean
    @ConditionalOnMissingBean(value = Slf4jAuditListener.class, name = "mfaAuditListener")
    Slf4jAuditListener mfaAuditListener() {
        return new Slf4jAuditListener();
    }

    @Bean
    @ConditionalOnMissingBean(name = "mfaEventPublisher")
    MfaListener mfaEventPublisher(ApplicationEventPublisher publisher) {
        return publisher::publishEvent;
    }

    @Bean(SETUP)
    @ConditionalOnMissingBean
    MfaSetup mfaSetup(
            MfaProperties properties,
            LockoutPolicy lockout,
            KeyRing keys,
            CodeStore store,
            SecretVault vault,
            ObjectProvider<SecretCipher> cipher,
            UserDirectory users,
            ObjectProvider<MfaListener> listeners) {
        MfaSetup.Builder setup = limited(MfaSetup.builder(), lockout, properties)
                .keys(keys)
                .codeStore(store)
                .secretVault(vault)
                .userDirectory(users)
                .listener(MfaListener.all(listeners.orderedStream().toArray(MfaListener[]::new)));
        cipher.ifAvailable(setup::secretCipher);
        if (store instanceof InMemoryCodeStore || vault instanceof InMemorySecretVault) {
            warn(properties);
        }
        try {
            return setup.build();
        } catch (IllegalArgumentException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "the stores do not go together: " + e.getMessage(),
                            "define a CodeStore that is at least as durable as the SecretVault; one that is not, such as"
                                    + " Redis, can keep registers of sent codes with mfa.store=redis"),
                    e);
        }
    }

    @Bean(name = SENT_CODE_SETUP, defaultCandidate = false)
    @ConditionalOnMissingBean(name = SENT_CODE_SETUP)
    MfaSetup mfaSentCodeSetup(MfaSetup setup, @Qualifier(SENT_CODE_STORE) ObjectProvider<CodeStore> store) {
        CodeStore own = store.getIfAvailable();
        return own == null ? setup : setup.withCodeStore(own);
    }

    /** Applies the limits. */
    static MfaSetup.Builder limited(MfaSetup.Builder setup, LockoutPolicy lockout, MfaProperties properties) {
        setup.lockout(lockout).challengeLifetime(properties.challengeLifetime());
        return properties.strict() ? setup.strict() : setup;
    }

    /** All stores of registers that are used. */
    static List<CodeStore> allOf(CodeStore store, ObjectProvider<CodeStore> sentCodes) {
        return Stream.concat(Stream.of(store), sentCodes.stream()).toList();
    }

    private static void warn(MfaProperties properties) {
        LoggerFactory.getLogger(MfaAutoConfiguration.class)
                .warn(
                        "second factors are kept in the memory of this process{}: they end with it, and no other process"
                                + " knows of them; to keep them, add mfa-jdbc and a DataSource and set mfa.keys",
                        properties.keys().areSet() ? "" : ", sealed with a key of its own");
    }
}
