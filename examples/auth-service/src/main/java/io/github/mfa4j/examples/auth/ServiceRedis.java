package io.github.mfa4j.examples.auth;

import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** The Redis that {@code REDIS_URL} names. The starter takes this client and keeps the codes that were sent there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("auth.redis-url")
class ServiceRedis {

    private static final int USUAL_PORT = 6379;

    /** A server that is too slow is an error soon, not a request that hangs. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    @Bean
    RedisClient redis(@Value("${auth.redis-url}") String text) {
        URI url = URI.create(text);
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxWait(MAX_WAIT);
        return RedisClient.builder()
                .hostAndPort(url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort())
                .clientConfig(settings(url))
                .poolConfig(pool)
                .build();
    }

    private static JedisClientConfig settings(URI url) {
        DefaultJedisClientConfig.Builder settings = DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(url))
                .password(JedisURIHelper.getPassword(url))
                .database(JedisURIHelper.getDBIndex(url));
        // These options demand that the certificate bears the name of the server.
        return (JedisURIHelper.isRedisSSLScheme(url) ? settings.sslOptions(SslOptions.defaults()) : settings).build();
    }
}
