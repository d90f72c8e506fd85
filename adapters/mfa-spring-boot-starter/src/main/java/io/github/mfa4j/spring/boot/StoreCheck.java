package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spring.boot.MfaProperties.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Finds out whether the stores that there are fit what was asked for, and whether it must be asked. */
final class StoreCheck {

    private static final String DATA_SOURCE = "javax.sql.DataSource";
    private static final String JEDIS = "redis.clients.jedis.UnifiedJedis";
    private static final String REDIS_SETTINGS =
            "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails";
    private static final String DATABASE_REMEDY =
            "add mfa-jdbc and a DataSource, or define beans of the types CodeStore and SecretVault";

    private final CandidateBeans beans;
    private final @Nullable Store chosen;
    private final boolean inMemory;
    private final boolean inDatabase;
    private final boolean onRedis;

    StoreCheck(ConfigurableListableBeanFactory beans, @Nullable Store chosen) {
        this.beans = new CandidateBeans(beans);
        this.chosen = chosen;
        this.inMemory = beans.containsBeanDefinition(MfaAutoConfiguration.IN_MEMORY_STORE);
        this.inDatabase = beans.containsBeanDefinition(MfaJdbcAutoConfiguration.CODE_STORE);
        this.onRedis = beans.containsBeanDefinition(MfaAutoConfiguration.SENT_CODE_STORE);
    }

    void check(List<Problem> problems) {
        if (chosen != Store.MEMORY
                && inMemory
                && beans.isPresent("io.github.mfa4j.jdbc.JdbcCodeStore")
                && count(DATA_SOURCE) > 1) {
            problems.add(new Problem(
                    "there are " + count(DATA_SOURCE) + " data sources, and none is primary",
                    "mark the one to keep second factors in with @Primary, or set mfa.store=memory"));
        } else if (chosen == null) {
            checkUndecided(problems);
        } else if (chosen == Store.JDBC && inMemory) {
            problems.add(new Problem("mfa.store is jdbc, but there is no database", DATABASE_REMEDY));
        } else if (chosen == Store.REDIS) {
            checkRedis(problems);
        }
    }

    private void checkUndecided(List<Problem> problems) {
        if (!beans.isPresent("io.github.mfa4j.redis.RedisCodeStore") || count(JEDIS) + count(REDIS_SETTINGS) == 0) {
            return;
        }
        if (inDatabase) {
            problems.add(
                    new Problem(
                            "registers of sent codes fit into the database and on Redis",
                            "set mfa.store=jdbc for the database, or mfa.store=redis for Redis, with all else in the database"));
        } else if (inMemory) {
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
        }
        if (inMemory) {
            problems.add(new Problem(
                    "mfa.store is redis, which can keep registers of sent codes only, and there is no database for all else",
                    DATABASE_REMEDY));
        }
    }

    private int count(String type) {
        return (int) beans.names(type).count();
    }
}
