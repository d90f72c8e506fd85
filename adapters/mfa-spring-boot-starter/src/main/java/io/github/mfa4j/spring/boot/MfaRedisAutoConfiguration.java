package io.github.mfa4j.spring.boot;

import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.redis.RedisStoreException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** Registers of sent codes on Redis, if that is chosen. */
@AutoConfiguration(
        before = MfaAutoConfiguration.class,
        afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass(RedisCodeStore.class)
@ConditionalOnProperty(name = "mfa.store", havingValue = "redis")
@EnableConfigurationProperties(MfaProperties.class)
final class MfaRedisAutoConfiguration {

    static final String CLIENT = "mfaRedisClient";

    private static RedisCodeStore store(UnifiedJedis client, MfaProperties properties) {
        try {
            return RedisCodeStore.of(client, properties.redis().prefix().toString());
        } catch (IllegalArgumentException | RedisStoreException e) {
            throw new MfaConfigurationException(
                    new Problem(
                            "Redis cannot be used: " + e.getMessage(), "correct mfa.redis, or what the message names"),
                    e);
        }
    }

    /** Through the client of the application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSingleCandidate(UnifiedJedis.class)
    static class ByClient {

        @Bean(name = MfaAutoConfiguration.SENT_CODE_STORE, defaultCandidate = false)
        @ConditionalOnMissingBean(name = MfaAutoConfiguration.SENT_CODE_STORE)
        RedisCodeStore mfaSentCodeStore(UnifiedJedis client, MfaProperties properties) {
            return store(client, properties);
        }
    }

    /** Through a client of its own with the settings of Boot. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataRedisConnectionDetails.class)
    @ConditionalOnBean(DataRedisConnectionDetails.class)
    @ConditionalOnMissingBean(UnifiedJedis.class)
    static class BySettings {

        @Bean(name = CLIENT, defaultCandidate = false)
        @ConditionalOnMissingBean(name = CLIENT)
        RedisClient mfaRedisClient(DataRedisConnectionDetails details, Environment environment) {
            return RedisConnection.to(details, environment);
        }

        @Bean(name = MfaAutoConfiguration.SENT_CODE_STORE, defaultCandidate = false)
        @ConditionalOnMissingBean(name = MfaAutoConfiguration.SENT_CODE_STORE)
        RedisCodeStore mfaSentCodeStore(@Qualifier(CLIENT) UnifiedJedis client, MfaProperties properties) {
            return store(client, properties);
        }
    }
}
