package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.UserDirectory;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** Which stores are taken, and which choices are refused with what to do. */
class StoreChoiceTest {

    static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private static ApplicationContextRunner withDatabase(ApplicationContextRunner runner) {
        return runner.withBean("database", DataSource.class, StoreChoiceTest::database);
    }

    private static ApplicationContextRunner withRedis(ApplicationContextRunner runner) {
        return runner.withBean(
                UnifiedJedis.class,
                () -> RedisClient.create(RedisServer.shared().uri()));
    }

    @Test
    void memoryWhereThereIsNothingElse() {
        Runners.withUsers()
                .run(context -> assertThat(context)
                        .hasSingleBean(InMemoryCodeStore.class)
                        .hasSingleBean(InMemorySecretVault.class));
    }

    @Test
    void theDatabaseWhereThereIsOne() {
        withDatabase(Runners.withKeys())
                .run(context -> assertThat(context)
                        .hasSingleBean(JdbcCodeStore.class)
                        .hasSingleBean(JdbcSecretVault.class)
                        .doesNotHaveBean(InMemoryCodeStore.class)
                        .doesNotHaveBean(InMemorySecretVault.class));
    }

    @Test
    void theDatabaseDemandsKeys() {
        withDatabase(Runners.withUsers())
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("there are no keys, and enrolments outlive this process"));
    }

    @Test
    void memoryIfThatIsChosen() {
        withRedis(withDatabase(Runners.withUsers()))
                .withPropertyValues("mfa.store=memory")
                .run(context -> assertThat(context)
                        .hasSingleBean(InMemoryCodeStore.class)
                        .doesNotHaveBean(JdbcCodeStore.class)
                        .doesNotHaveBean(RedisCodeStore.class));
    }

    @Test
    void redisBesideTheDatabaseIfThatIsChosen() {
        withRedis(withDatabase(Runners.withKeys()))
                .withPropertyValues("mfa.store=redis")
                .run(context -> {
                    assertThat(context).hasSingleBean(JdbcCodeStore.class).hasSingleBean(RedisCodeStore.class);
                    assertThat(context.getBean(CodeStore.class)).isInstanceOf(JdbcCodeStore.class);
                    assertThat(context.getBean(MfaAutoConfiguration.SENT_CODE_SETUP, MfaSetup.class)
                                    .durability())
                            .isEqualTo(context.getBean(RedisCodeStore.class).durability());
                });
    }

    @Test
    void theDatabaseAloneIfThatIsChosenBesideRedis() {
        withRedis(withDatabase(Runners.withKeys()))
                .withPropertyValues("mfa.store=jdbc")
                .run(context -> {
                    assertThat(context).hasSingleBean(JdbcCodeStore.class).doesNotHaveBean(RedisCodeStore.class);
                    assertThat(context.getBean(MfaAutoConfiguration.SENT_CODE_SETUP))
                            .isSameAs(context.getBean(MfaSetup.class));
                });
    }

    @Test
    void twoThatFitMustBeDecided() {
        refused(
                withRedis(withDatabase(Runners.withKeys())),
                "fit into the database and on Redis: set mfa.store=jdbc for the database, or mfa.store=redis");
    }

    @Test
    void redisAloneIsRefused() {
        refused(withRedis(Runners.withKeys()), "no database for all else: add mfa-jdbc and a DataSource");
        refused(
                withRedis(Runners.withKeys()).withPropertyValues("mfa.store=redis"),
                "no database for all else: add mfa-jdbc and a DataSource");
    }

    @Test
    void whatIsChosenMustBeThere() {
        refused(
                Runners.withKeys().withPropertyValues("mfa.store=jdbc"),
                "mfa.store is jdbc, but there is no database: add mfa-jdbc");
        refused(
                withDatabase(Runners.withKeys()).withPropertyValues("mfa.store=redis"),
                "mfa.store is redis, but there is no Redis: add mfa-redis");
    }

    @Test
    void aPrefixThatRedisRefusesIsNamed() {
        withRedis(withDatabase(Runners.withKeys()))
                .withPropertyValues("mfa.store=redis", "mfa.redis.prefix=a b")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("mfa.redis.prefix: prefix is \"a b\"")
                        .isInstanceOf(MfaConfigurationException.class));
    }

    @Test
    void severalDataSourcesMustHaveAPrimary() {
        ApplicationContextRunner two =
                withDatabase(Runners.withKeys()).withBean("other", DataSource.class, StoreChoiceTest::database);
        refused(two, "there are 2 data sources, and none is primary: mark the one");
        two.withPropertyValues("mfa.store=redis")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                MfaConfigurationException.class,
                                failure -> assertThat(failure.problems())
                                        .extracting(Problem::what)
                                        .containsExactly(
                                                "there are 2 data sources, and none is primary",
                                                "mfa.store is redis, but there is no Redis")));
        withRedis(two)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                MfaConfigurationException.class,
                                failure -> assertThat(failure.problems())
                                        .extracting(Problem::what)
                                        .containsExactly(
                                                "there are 2 data sources, and none is primary",
                                                "registers of sent codes fit into the database and on Redis")));
        two.withPropertyValues("mfa.store=memory")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.profiles.active=prod", "mfa.production=true"})
    void productionKeepsNothingInMemory(String production) {
        ApplicationContextRunner inProduction = Runners.withKeys().withPropertyValues(production);

        refused(inProduction, "second factors are kept in the memory of this process, and ");
        refused(inProduction.withPropertyValues("mfa.store=memory"), "and remove mfa.store");
        refused(withRegisters(inProduction), "second factors are kept in the memory of this process, and ");
        refused(withEnrolments(inProduction), "second factors are kept in the memory of this process, and ");
    }

    @Test
    void neitherHalfIsInMemoryUnnoticed() {
        refused(
                withRegisters(Runners.withUsers()),
                "enrolments are kept in the memory of this process: add mfa-jdbc and a DataSource, or define a bean of the"
                        + " type SecretVault, too");
        refused(
                withEnrolments(Runners.withKeys()),
                "registers are kept in the memory of this process: add mfa-jdbc and a DataSource, or define a bean of the"
                        + " type CodeStore, too");
        Runners.withUsers()
                .withBean(InMemoryCodeStore.class, InMemoryCodeStore::new)
                .run(context -> assertThat(context).hasNotFailed());
    }

    /** What they are is not told by their definitions. */
    private static ApplicationContextRunner withRegisters(ApplicationContextRunner runner) {
        return runner.withBean(CodeStore.class, InMemoryCodeStore::new);
    }

    private static ApplicationContextRunner withEnrolments(ApplicationContextRunner runner) {
        return runner.withBean(SecretVault.class, InMemorySecretVault::new);
    }

    @Test
    void storesOfTheApplicationGoBeforeAll() {
        CodeStore registers = new InMemoryCodeStore();
        SecretVault enrolments = new InMemorySecretVault();
        withDatabase(Runners.withKeys())
                .withBean("mine", CodeStore.class, () -> registers)
                .withBean("mineToo", SecretVault.class, () -> enrolments)
                .run(context -> {
                    assertThat(context.getBean(CodeStore.class)).isSameAs(registers);
                    assertThat(context.getBean(SecretVault.class)).isSameAs(enrolments);
                });
    }

    @Test
    void twoStoresOfTheApplicationMustBeDecided() {
        ApplicationContextRunner two = Runners.withKeys()
                .withBean("one", CodeStore.class, InMemoryCodeStore::new)
                .withBean("other", CodeStore.class, InMemoryCodeStore::new)
                .withBean("vault", SecretVault.class, InMemorySecretVault::new);
        refused(
                two.withBean("vaultToo", SecretVault.class, InMemorySecretVault::new)
                        .withBean("users", UserDirectory.class, () -> Runners.USERS),
                "the beans one, other are of the type CodeStore, and none is primary: mark the one to use with @Primary,"
                        + " or the others with defaultCandidate = false; one for registers of sent codes alone is named"
                        + " mfaSentCodeStore",
                "the beans vault, vaultToo are of the type SecretVault, and none is primary",
                "are of the type UserDirectory, and none is primary");
        two.withBean("first", CodeStore.class, InMemoryCodeStore::new, bean -> bean.setPrimary(true))
                .run(context ->
                        assertThat(context.getBean(MfaSetup.class).registers()).isNotNull());
        Runners.withUsers()
                .withBean("one", InMemoryCodeStore.class, InMemoryCodeStore::new, bean -> bean.setFallback(true))
                .withBean("other", InMemoryCodeStore.class, InMemoryCodeStore::new)
                .run(context -> assertThat(context).hasNotFailed());
        refused(
                Runners.withUsers()
                        .withBean(
                                "one", InMemoryCodeStore.class, InMemoryCodeStore::new, bean -> bean.setFallback(true))
                        .withBean(
                                "other",
                                InMemoryCodeStore.class,
                                InMemoryCodeStore::new,
                                bean -> bean.setFallback(true)),
                "the beans one, other are of the type CodeStore");
    }

    @Test
    void withoutTheAdapterADatabaseIsNotUsed() {
        withDatabase(Runners.withUsers())
                .withClassLoader(new FilteredClassLoader("io.github.mfa4j.jdbc"))
                .run(context -> assertThat(context).hasSingleBean(InMemoryCodeStore.class));
    }

    @Test
    void withoutTheAdapterRedisIsNotUsed() {
        withRedis(Runners.withUsers())
                .withClassLoader(new FilteredClassLoader("io.github.mfa4j.redis"))
                .run(context -> assertThat(context).hasSingleBean(InMemoryCodeStore.class));
    }

    private static void refused(ApplicationContextRunner runner, String... why) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .isInstanceOf(MfaConfigurationException.class)
                .hasMessageContainingAll(why));
    }
}
