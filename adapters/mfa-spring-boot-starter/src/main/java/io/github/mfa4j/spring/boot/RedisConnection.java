package io.github.mfa4j.spring.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** A client for the one server that Boot's settings name. */
final class RedisConnection {

    /** A full pool must be an error soon; Jedis waits for ever unless told otherwise. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private RedisConnection() {}

    /**
     * Makes the client; it connects when it is used.
     *
     * @throws MfaConfigurationException if the settings name more than one server, or TLS, whose checks a client must be
     *     told in more words than these settings have
     */
    static RedisClient to(DataRedisConnectionDetails details) {
        Standalone server = details.getStandalone();
        // A server is there beside the others, too: the default one.
        if (server == null
                || details.getSentinel() != null
                || details.getCluster() != null
                || details.getMasterReplica() != null) {
            throw refused("Sentinels, a cluster or replicas");
        }
        if (details.getSslBundle() != null) {
            throw refused("TLS");
        }
        DefaultJedisClientConfig client = DefaultJedisClientConfig.builder()
                .user(details.getUsername())
                .password(details.getPassword())
                .database(server.getDatabase())
                .build();
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxWait(MAX_WAIT);
        return RedisClient.builder()
                .hostAndPort(server.getHost(), server.getPort())
                .clientConfig(client)
                .poolConfig(pool)
                .build();
    }

    private static MfaConfigurationException refused(String what) {
        return new MfaConfigurationException(
                List.of(
                        new Problem(
                                "spring.data.redis names " + what + ", and mfa.store is redis",
                                "define a bean of the type UnifiedJedis for it: a RedisClient, RedisSentinelClient or RedisClusterClient")));
    }
}
