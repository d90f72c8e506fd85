package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.KeyRotation;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcOptions;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spring.security.MfaChallengeHandler;
import io.github.mfa4j.spring.security.MfaUserIds;
import io.github.mfa4j.spring.security.WhenSetUp;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** A bean of the application takes the place of the one here. */
class OverridesTest {

    private static final UserId ALICE = UserId.of("alice");

    private static MfaSetup setup() {
        return MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(new InMemoryCodeStore())
                .secretVault(new InMemorySecretVault())
                .userDirectory(Runners.USERS)
                .build();
    }

    @Test
    void everythingIsThere() {
        Runners.withUsers()
                .run(context -> assertThat(context)
                        .hasSingleBean(KeyRing.class)
                        .hasSingleBean(InMemoryCodeStore.class)
                        .hasSingleBean(InMemorySecretVault.class)
                        .hasSingleBean(Slf4jAuditListener.class)
                        .hasSingleBean(TotpFactor.class)
                        .hasSingleBean(RecoveryCodeFactor.class)
                        .hasSingleBean(MultiFactor.class)
                        .hasSingleBean(KeyRotation.class));
    }

    @Test
    void keysOfTheApplicationEvenInProduction() {
        KeyRing ring = KeyRing.ephemeral();
        Runners.withUsers()
                .withBean("mine", KeyRing.class, () -> ring)
                .withBean(DataSource.class, StoreChoiceTest::database)
                .withPropertyValues("mfa.production=true")
                .run(context -> assertThat(context.getBean(KeyRing.class)).isSameAs(ring));
    }

    @Test
    void aSetupOfTheApplicationNeedsNothingElse() {
        MfaSetup setup = setup();
        Runners.withoutUsers().withBean("mine", MfaSetup.class, () -> setup).run(context -> {
            assertThat(context.getBean(MfaSetup.class)).isSameAs(setup);
            assertThat(context).hasSingleBean(MultiFactor.class);
        });
    }

    @Test
    void aSetupOfTheApplicationHasItsKeysAndStoresEvenInProduction() {
        Runners.withoutUsers()
                .withBean("mine", MfaSetup.class, OverridesTest::setup)
                .withBean(DataSource.class, StoreChoiceTest::database)
                .withPropertyValues("spring.profiles.active=prod")
                .run(context -> assertThat(context)
                        .hasSingleBean(MultiFactor.class)
                        .doesNotHaveBean(KeyRing.class)
                        .doesNotHaveBean(CodeStore.class)
                        .doesNotHaveBean(SecretVault.class)
                        .doesNotHaveBean(StorePurge.class)
                        .doesNotHaveBean("mfaHealthIndicator"));
    }

    @Test
    void theStoresOfASetupArePurgedAndWatchedIfTheyAreBeans() {
        Runners.withoutUsers()
                .withBean("mine", MfaSetup.class, OverridesTest::setup)
                .withBean(CodeStore.class, InMemoryCodeStore::new)
                .withBean(SecretVault.class, InMemorySecretVault::new)
                .run(context ->
                        assertThat(context).hasSingleBean(StorePurge.class).hasBean("mfaHealthIndicator"));
    }

    @Test
    void oneStoreOfTheApplicationBesideOneOfOurs() {
        InMemoryCodeStore registers = new InMemoryCodeStore();
        InMemorySecretVault vault = new InMemorySecretVault();
        Runners.withUsers()
                .withBean("mine", InMemoryCodeStore.class, () -> registers)
                .run(context -> {
                    AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), ALICE);
                    assertThat(context).hasSingleBean(CodeStore.class).hasSingleBean(InMemorySecretVault.class);
                    assertThat(context.getBean(CodeStore.class)).isSameAs(registers);
                    assertThat(context.getBean(InMemorySecretVault.class).read(ALICE))
                            .isPresent();
                });
        Runners.withUsers()
                .withBean("mine", InMemorySecretVault.class, () -> vault)
                .run(context -> {
                    AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), ALICE);
                    assertThat(context).hasSingleBean(SecretVault.class).hasSingleBean(InMemoryCodeStore.class);
                    assertThat(context.getBean(SecretVault.class)).isSameAs(vault);
                    assertThat(vault.read(ALICE)).isPresent();
                });
    }

    @Test
    void registersOfTheApplicationBesideOurEnrolmentsInADatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcOptions own = JdbcOptions.defaults().withTablePrefix("own_");
        JdbcSchema.create(database, own);
        Runners.withKeys()
                .withBean(DataSource.class, () -> database)
                .withBean("mine", CodeStore.class, () -> JdbcCodeStore.of(database, own))
                .run(context -> {
                    AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), ALICE);

                    assertThat(context).hasSingleBean(CodeStore.class).hasSingleBean(JdbcSecretVault.class);
                    JdbcTemplate tables = new JdbcTemplate(database);
                    assertThat(tables.queryForList("SELECT user_id FROM own_register", String.class))
                            .containsExactly("alice");
                    assertThat(tables.queryForList("SELECT user_id FROM mfa_vault", String.class))
                            .containsExactly("alice");
                    assertThat(tables.queryForList("SELECT user_id FROM own_vault", String.class))
                            .isEmpty();
                });
    }

    @Test
    void aDirectoryOfTheApplicationBesideAUserDetailsService() {
        UserDetailsService nobody = new InMemoryUserDetailsManager();
        Runners.withUsers().withBean(UserDetailsService.class, () -> nobody).run(context -> {
            assertThat(context.getBean(UserDirectory.class)).isSameAs(Runners.USERS);
            assertThat(context.getBean(TotpFactor.class).enroll(ALICE, "phone", null))
                    .isInstanceOf(Pending.class);
        });
    }

    @Test
    void anotherListenerUnderItsNameTakesThePlaceOfTheAuditLog() {
        Runners.withUsers()
                .withBean("mfaAuditListener", MfaListener.class, () -> MfaListener.NONE)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Slf4jAuditListener.class));
        Runners.withUsers()
                .withBean("mine", Slf4jAuditListener.class, Slf4jAuditListener::new)
                .run(context -> assertThat(context).hasSingleBean(Slf4jAuditListener.class));
    }

    @Test
    void aHealthIndicatorOfTheApplication() {
        HealthIndicator mine = () -> Health.up().build();
        Runners.withUsers()
                .withBean("mfaHealthIndicator", HealthIndicator.class, () -> mine)
                .run(context ->
                        assertThat(context).getBean(HealthIndicator.class).isSameAs(mine));
    }

    @Configuration(proxyBeanMethods = false)
    static class ForSentCodes {

        final CodeStore registers = new InMemoryCodeStore();

        @Bean(defaultCandidate = false)
        CodeStore mfaSentCodeStore() {
            return registers;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SetupForSentCodes {

        @Bean(defaultCandidate = false)
        MfaSetup mfaSentCodeSetup(MfaSetup setup) {
            return setup.withCodeStore(new InMemoryCodeStore());
        }
    }

    @Test
    void aStoreAndASetupOfTheApplicationForSentCodes() {
        Runners.withKeys()
                .withBean(DataSource.class, StoreChoiceTest::database)
                .withUserConfiguration(ForSentCodes.class)
                .withPropertyValues("mfa.store=redis")
                .run(context -> {
                    assertThat(context.getBean(CodeStore.class)).isInstanceOf(JdbcCodeStore.class);
                    assertThat(context.getBean(MfaAutoConfiguration.SENT_CODE_STORE))
                            .isSameAs(context.getBean(ForSentCodes.class).registers);
                });
        Runners.withUsers()
                .withUserConfiguration(SetupForSentCodes.class)
                .run(context -> assertThat(context.getBean(MfaAutoConfiguration.SENT_CODE_SETUP))
                        .isNotSameAs(context.getBean(MfaAutoConfiguration.SETUP)));
    }

    @Test
    void whatSpringSecurityIsGiven() {
        MfaSetup setup = setup();
        MultiFactor mfa = MultiFactor.of(setup, TotpFactor.of(setup));
        MfaUserIds users = user -> ALICE;
        WhenSetUp whenSetUp = new WhenSetUp(setup, mfa, users);
        MfaChallengeHandler challenges = new MfaChallengeHandler(setup, mfa, users, List.of());
        new WebApplicationContextRunner()
                .withConfiguration(Runners.ours())
                .withBean(UserDirectory.class, () -> Runners.USERS)
                .withBean("mine", WhenSetUp.class, () -> whenSetUp)
                .withBean("mineToo", MfaChallengeHandler.class, () -> challenges)
                .run(context -> {
                    assertThat(context).getBean(WhenSetUp.class).isSameAs(whenSetUp);
                    assertThat(context).getBean(MfaChallengeHandler.class).isSameAs(challenges);
                });
    }

    @Test
    void whereCodeIsMadeOfTheDefinitionsNothingIsAskedFor() {
        Runners.withUsers()
                .withPropertyValues("mfa.production=true")
                .withSystemProperties("spring.aot.processing=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void onDefinitionsMadeAheadOfTimeNothingStartsUnchecked() {
        Runners.withUsers()
                .withPropertyValues(SendersTest.MAIL)
                .withBean(
                        "mfaMailSenderCodeFactor",
                        SentCodeFactor.class,
                        () -> SentCodeFactor.builder(setup(), new CapturingSender(Channel.MAIL))
                                .build())
                .withSystemProperties("spring.aot.enabled=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(MfaConfigurationException.class)
                        .hasMessageContaining("bean definitions made ahead of time"));
    }

    @Test
    void factorsAndTheFrontDoorOfTheApplication() {
        MfaSetup setup = setup();
        TotpFactor totp = TotpFactor.of(setup, new FactorId("phone"), TotpParameters.DEFAULT, StepWindow.CURRENT_ONLY);
        RecoveryCodeFactor recovery = RecoveryCodeFactor.builder(setup).build();
        MultiFactor mfa = MultiFactor.of(setup, totp);
        KeyRotation rotation = KeyRotation.of(setup);
        Runners.withoutUsers()
                .withBean("setup", MfaSetup.class, () -> setup)
                .withBean("totp", TotpFactor.class, () -> totp)
                .withBean("recovery", RecoveryCodeFactor.class, () -> recovery)
                .withBean("mfa", MultiFactor.class, () -> mfa)
                .withBean("rotation", KeyRotation.class, () -> rotation)
                .run(context -> {
                    assertThat(context.getBean(TotpFactor.class)).isSameAs(totp);
                    assertThat(context.getBean(RecoveryCodeFactor.class)).isSameAs(recovery);
                    assertThat(context.getBean(MultiFactor.class)).isSameAs(mfa);
                    assertThat(context.getBean(KeyRotation.class)).isSameAs(rotation);
                });
    }

    @Test
    void aFactorOfTheApplicationIsBehindTheFrontDoor() {
        Runners.withUsers()
                .withUserConfiguration(SecondTotp.class)
                .run(context -> assertThat(context.getBean(MultiFactor.class).status(ALICE))
                        .extracting(status -> status.factor().value())
                        .containsExactlyInAnyOrder("watch", "recovery"));
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondTotp {
        @Bean
        TotpFactor watch(MfaSetup setup) {
            return TotpFactor.of(setup, new FactorId("watch"), TotpParameters.DEFAULT, StepWindow.DEFAULT);
        }
    }

    @Test
    void aCipherOfTheApplicationSeals() {
        SecretCipher broken = new SecretCipher() {
            @Override
            public String currentKeyId() {
                throw new IllegalStateException("the cipher of the application was asked");
            }

            @Override
            public SealedSecret seal(byte[] secret, byte[] context) {
                throw new IllegalStateException("the cipher of the application was asked");
            }

            @Override
            public byte[] open(SealedSecret sealed, byte[] context) {
                throw new IllegalStateException("the cipher of the application was asked");
            }
        };
        Runners.withUsers().withBean(SecretCipher.class, () -> broken).run(context -> {
            TotpFactor totp = context.getBean(TotpFactor.class);
            assertThatThrownBy(() -> totp.enroll(ALICE, "phone", null))
                    .rootCause()
                    .hasMessage("the cipher of the application was asked");
        });
    }

    @Test
    void propertiesReachTheSetupAndTheFactors() {
        Runners.withUsers()
                .withPropertyValues(
                        "mfa.lockout.max-failures=7",
                        "mfa.challenge-lifetime=2m",
                        "mfa.strict=true",
                        "mfa.totp.digits=8",
                        "mfa.recovery.count=3")
                .run(context -> {
                    MfaSetup setup = context.getBean(MfaSetup.class);
                    assertThat(setup.lockout().maxFailures()).isEqualTo(7);
                    assertThat(setup.lockout().window()).isEqualTo(LockoutPolicy.DEFAULT.window());
                    assertThat(setup.challengeLifetime()).hasMinutes(2);
                    assertThat(setup.strict()).isTrue();
                    assertThat(context.getBean(RecoveryCodeFactor.class).generate(ALICE, null))
                            .isInstanceOfSatisfying(
                                    Generated.class,
                                    made -> assertThat(made.codes()).hasSize(3));
                    assertThat(context.getBean(TotpFactor.class).enroll(ALICE, "phone", null))
                            .isInstanceOfSatisfying(
                                    Pending.class,
                                    pending -> assertThat(pending.parameters().digits())
                                            .isEqualTo(8));
                });
    }

    @Test
    void theDefaultsAreThoseOfTheLibrary() {
        Runners.withUsers().run(context -> {
            MfaProperties properties = context.getBean(MfaProperties.class);
            assertThat(properties.lockout().policy()).isEqualTo(LockoutPolicy.DEFAULT);
            assertThat(properties.totp().parameters()).isEqualTo(TotpParameters.DEFAULT);
            assertThat(properties.totp().window(false)).isEqualTo(StepWindow.DEFAULT);
            assertThat(properties.totp().window(true)).isEqualTo(StepWindow.CURRENT_ONLY);
            assertThat(properties.challengeLifetime()).isEqualTo(setup().challengeLifetime());
        });
    }

    @Test
    void whatIsWrongEndsEvenAStartThatIsLazy() {
        Runners.withUsers()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    ConfigurableListableBeanFactory beans =
                            context.getSourceApplicationContext().getBeanFactory();
                    assertThat(beans.containsSingleton("mfaSetup")).isTrue();
                    assertThat(beans.containsSingleton("multiFactor")).isTrue();
                    assertThat(beans.containsSingleton("mfaKeyRotation")).isFalse();
                });
    }

    @Test
    void aCodeStoreThatIsLessDurableThanTheVaultIsRefused() {
        Runners.withKeys()
                .withBean(CodeStore.class, InMemoryCodeStore::new)
                .withBean(
                        DataSource.class,
                        () -> SchemaTest.pool(PostgresServer.shared().newDatabase()))
                .withPropertyValues("mfa.jdbc.initialize-schema=always")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("the stores do not go together: codeStore is MAY_LOSE_ALL"));
    }

    @Test
    void aFactorCanBeSwitchedOffButNotAll() {
        Runners.withUsers()
                .withPropertyValues("mfa.recovery.enabled=false")
                .run(context ->
                        assertThat(context).hasSingleBean(TotpFactor.class).doesNotHaveBean(RecoveryCodeFactor.class));
        Runners.withUsers()
                .withPropertyValues("mfa.recovery.enabled=false", "mfa.totp.enabled=false")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("there is no factor"));
    }
}
