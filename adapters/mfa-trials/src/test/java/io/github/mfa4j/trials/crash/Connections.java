package io.github.mfa4j.trials.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** The stores of one node, over pools that no other node uses. */
final class Connections implements Closeable {

    private static final int CONNECTIONS = 4;

    /**
     * With four, one kill in some three hundred left H2 2.5.252 with a row on which every later update spins without an end.
     * H2 saves its maps one after the other while others commit (h2database issue 2080), so it is given one at a time.
     */
    private static final int H2_CONNECTIONS = 1;

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Deque<Closeable> open = new ArrayDeque<>();
    private final CodeStore codeStore;
    private final SecretVault secretVault;

    /** Opens the stores; the servers see the name of who is connected. */
    Connections(Address address, String name) {
        HikariDataSource pool = pool(address.vault(), name);
        secretVault = JdbcSecretVault.of(pool);
        codeStore = address.isRedis() ? redis(URI.create(address.registers()), name) : JdbcCodeStore.of(pool);
    }

    CodeStore codeStore() {
        return codeStore;
    }

    SecretVault secretVault() {
        return secretVault;
    }

    private HikariDataSource pool(String url, String name) {
        HikariDataSource pool = new HikariDataSource();
        open.push(pool);
        pool.setJdbcUrl(url.startsWith("jdbc:postgresql:") ? url + "&ApplicationName=" + name : url);
        pool.setMaximumPoolSize(url.startsWith("jdbc:h2:") ? H2_CONNECTIONS : CONNECTIONS);
        pool.setConnectionTimeout(WAIT.toMillis());
        return pool;
    }

    private CodeStore redis(URI server, String name) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxWait(WAIT);
        RedisClient client = RedisClient.builder()
                .hostAndPort(server.getHost(), server.getPort())
                .clientConfig(
                        DefaultJedisClientConfig.builder().clientName(name).build())
                .poolConfig(pool)
                .build();
        open.push(client::close);
        return RedisCodeStore.of(client);
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
