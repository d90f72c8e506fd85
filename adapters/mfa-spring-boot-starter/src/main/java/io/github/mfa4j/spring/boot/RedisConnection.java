package io.github.mfa4j.spring.boot;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.core.env.Environment;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** A client for the one server that Boot's settings name. */
final class RedisConnection {

    static final Problem SEVERAL_SERVERS = new Problem(
            "spring.data.redis names Sentinels, a cluster or replicas, and mfa.store is redis",
            "define a bean of the type UnifiedJedis for it: a RedisClient, RedisSentinelClient or RedisClusterClient");

    /** A full pool must be an error soon; Jedis waits for ever unless told otherwise. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private RedisConnection() {}

    /**
     * Makes the client; it connects when it is used, over TLS if a bundle or the address say so.
     *
     * @param details what Boot makes of its settings; of {@code rediss:} it tells nothing
     * @param environment tells what the details do not: the address itself, time-outs and the name of the client
     * @throws MfaConfigurationException if the settings name more than one server
     */
    static RedisClient to(DataRedisConnectionDetails details, Environment environment) {
        Standalone server = details.getStandalone();
        // A server is there beside the others, too: the default one.
        if (server == null
                || details.getSentinel() != null
                || details.getCluster() != null
                || details.getMasterReplica() != null) {
            throw new MfaConfigurationException(List.of(SEVERAL_SERVERS));
        }
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .user(details.getUsername())
                .password(details.getPassword())
                .database(server.getDatabase());
        Binder settings = Binder.get(environment);
        settings.bind("spring.data.redis.timeout", Duration.class)
                .ifBound(time -> client.socketTimeoutMillis(Math.toIntExact(time.toMillis())));
        settings.bind("spring.data.redis.connect-timeout", Duration.class)
                .ifBound(time -> client.connectionTimeoutMillis(Math.toIntExact(time.toMillis())));
        settings.bind("spring.data.redis.client-name", String.class).ifBound(client::clientName);
        String url = environment.getProperty("spring.data.redis.url");
        SslBundle bundle = details.getSslBundle();
        if (bundle != null) {
            useTls(client, bundle);
        } else if (url != null && url.startsWith("rediss:")) {
            useTls(client, SslBundle.systemDefault());
        }
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxWait(MAX_WAIT);
        return RedisClient.builder()
                .hostAndPort(server.getHost(), server.getPort())
                .clientConfig(client.build())
                .poolConfig(pool)
                .build();
    }

    /** The certificate has to bear the name of the server, which the JDK checks only where it is told to. */
    @SuppressWarnings("deprecation") // What replaces them reads key stores from files, and a bundle has none to show.
    private static void useTls(DefaultJedisClientConfig.Builder client, SslBundle bundle) {
        SslOptions options = bundle.getOptions();
        SSLParameters checks = new SSLParameters(options.getCiphers(), options.getEnabledProtocols());
        checks.setEndpointIdentificationAlgorithm("HTTPS");
        client.ssl(true)
                .sslSocketFactory(bundle.createSslContext().getSocketFactory())
                .sslParameters(checks);
    }
}
