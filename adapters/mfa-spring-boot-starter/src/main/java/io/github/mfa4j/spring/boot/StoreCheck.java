package io.github.mfa4j.spring.boot;

import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spring.boot.MfaProperties.Store;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Finds out whether the stores that there are fit what was asked for, and whether it must be asked. */
final class StoreCheck {

    private static final String DATA_SOURCE = "javax.sql.DataSource";
    private static final String JEDIS = "redis.clients.jedis.UnifiedJedis";
    private static final String REDIS_SETTINGS =
            "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails";
    private static final String DATABASE_REMEDY =
            "add mfa-jdbc and a DataSource, or define beans of the types CodeStore and SecretVault";

    private final ConfigurableListableBeanFactory beans;
    private final CandidateBeans candidates;
    private final Environment environment;
    private final @Nullable Store chosen;
    private final String production;
    private final boolean registersInMemory;
    private final boolean enrolmentsInMemory;
    private final boolean inDatabase;
    private final boolean databaseIsUndecided;
    private final boolean noDatabase;
    private final boolean onRedis;

    /** With why this is production; empty if it is not. */
    StoreCheck(
            ConfigurableListableBeanFactory beans, Environment environment, @Nullable Store chosen, String production) {
        this.beans = beans;
        this.candidates = new CandidateBeans(beans);
        this.environment = environment;
        this.chosen = chosen;
        this.production = production;
        this.registersInMemory = candidates.isOurs(MfaAutoConfiguration.IN_MEMORY_STORE);
        this.enrolmentsInMemory = candidates.isOurs(MfaAutoConfiguration.IN_MEMORY_VAULT);
        this.inDatabase = candidates.isOurs(MfaJdbcAutoConfiguration.CODE_STORE);
        this.databaseIsUndecided = chosen != Store.MEMORY
                && (registersInMemory || enrolmentsInMemory)
                && candidates.isPresent("io.github.mfa4j.jdbc.JdbcCodeStore")
                && count(DATA_SOURCE) > 1;
        this.noDatabase = registersInMemory && !databaseIsUndecided;
        // One of the application under that name, which it is there for, is used as ours is.
        this.onRedis = beans.containsBeanDefinition(MfaAutoConfiguration.SENT_CODE_STORE);
    }

    void check(List<Problem> problems) {
        int before = problems.size();
        checkChoice(problems);
        if (problems.size() == before) {
            checkMemory(problems);
        }
    }

    private void checkChoice(List<Problem> problems) {
        if (databaseIsUndecided) {
            problems.add(new Problem(
                    "there are " + count(DATA_SOURCE) + " data sources, and none is primary",
                    "mark the one to keep second factors in with @Primary, or define a small one of their own with"
                            + " @MfaDataSource and defaultCandidate = false, or set mfa.store=memory"));
        }
        if (chosen == null) {
            checkUndecided(problems);
        } else if (chosen == Store.JDBC && noDatabase) {
            problems.add(new Problem("mfa.store is jdbc, but there is no database", DATABASE_REMEDY));
        } else if (chosen == Store.REDIS) {
            checkRedis(problems);
        }
    }

    private void checkUndecided(List<Problem> problems) {
        if (!candidates.isPresent("io.github.mfa4j.redis.RedisCodeStore")
                || count(JEDIS) + count(REDIS_SETTINGS) == 0) {
            return;
        }
        if (inDatabase || databaseIsUndecided) {
            problems.add(
                    new Problem(
                            "registers of sent codes fit into the database and on Redis",
                            "set mfa.store=jdbc for the database, or mfa.store=redis for Redis, with all else in the database"));
        } else if (noDatabase) {
            problems.add(new Problem(
                    "there is Redis, which can keep registers of sent codes only, and no database for all else",
                    DATABASE_REMEDY + ", and set mfa.store=redis; or set mfa.store=memory to use neither"));
        }
    }

    private void checkRedis(List<Problem> problems) {
        if (!onRedis) {
            problems.add(new Problem(
                    "mfa.store is redis, but there is no Redis",
                    "add mfa-redis, and spring-boot-data-redis with its spring.data.redis settings or one bean of the type"
                            + " UnifiedJedis"));
        } else if (namesSeveralServers()) {
            problems.add(RedisConnection.SEVERAL_SERVERS);
        }
        if (noDatabase) {
            problems.add(new Problem(
                    "mfa.store is redis, which can keep registers of sent codes only, and there is no database for all else",
                    DATABASE_REMEDY));
        }
    }

    /** Of what Boot's settings say; what is started for tests tells of its servers when it is asked. */
    private boolean namesSeveralServers() {
        return candidates.isOurs(MfaRedisAutoConfiguration.CLIENT)
                && candidates
                        .names(REDIS_SETTINGS)
                        .map(beans::getType)
                        .anyMatch(type -> type != null && type.getSimpleName().startsWith("Properties"))
                && Stream.of("sentinel", "cluster", "masterreplica").anyMatch(this::isSetOfRedis);
    }

    private boolean isSetOfRedis(String group) {
        return Binder.get(environment)
                .bind("spring.data.redis." + group, Bindable.mapOf(String.class, Object.class))
                .isBound();
    }

    /** What production keeps must outlive the process, and one half must not be forgotten before the other. */
    private void checkMemory(List<Problem> problems) {
        if (!production.isEmpty() && (registersInMemory || enrolmentsInMemory)) {
            problems.add(new Problem(
                    "second factors are kept in the memory of this process, and " + production,
                    DATABASE_REMEDY + (chosen == Store.MEMORY ? ", and remove mfa.store" : "")));
        } else if (enrolmentsInMemory && areOfOthers(CodeStore.class, InMemoryCodeStore.class)) {
            problems.add(new Problem(
                    "registers have a CodeStore, but enrolments are kept in the memory of this process",
                    "add mfa-jdbc and a DataSource, or define a bean of the type SecretVault, too"));
        } else if (registersInMemory && areOfOthers(SecretVault.class, InMemorySecretVault.class)) {
            problems.add(new Problem(
                    "enrolments have a SecretVault, but registers are kept in the memory of this process",
                    "add mfa-jdbc and a DataSource, or define a bean of the type CodeStore, too"));
        }
    }

    /** Whether there is a store which is not in memory, as far as its definition tells. */
    private boolean areOfOthers(Class<?> type, Class<?> inMemory) {
        return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false))
                .anyMatch(name ->
                        !name.equals(MfaAutoConfiguration.SENT_CODE_STORE) && !beans.isTypeMatch(name, inMemory));
    }

    private int count(String type) {
        return (int) candidates.names(type).count();
    }
}
