package io.github.mfa4j.trials;

import io.github.mfa4j.redis.RedisCodeStore;
import io.github.mfa4j.servers.RedisServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;

/**
 * Registers on a Redis server, under a prefix for each test. Enrolments and the registers of recovery codes are in H2 in
 * memory: a vault may not be more durable than the registers beside it.
 */
final class RedisStores implements Stores {

    /** A busy machine is no outage. */
    private static final JedisClientConfig PATIENT =
            DefaultJedisClientConfig.builder().timeoutMillis(30_000).build();

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final List<RedisClient> clients = new ArrayList<>();
    private @Nullable Database database;
    private String prefix = "";

    @Override
    public void empty(InstantSource clock) {
        if (database == null) {
            database = new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        database.empty();
        prefix = "trial" + PREFIXES.incrementAndGet() + ":";
    }

    @Override
    public Connected node(int number) {
        Database.Node node = database().node(number);
        return new Connected(RedisCodeStore.of(client(number), prefix), node.registers(), node.vault());
    }

    /** What every key begins with until the next test. */
    String prefix() {
        return prefix;
    }

    Database database() {
        return Objects.requireNonNull(database, "not emptied yet");
    }

    @Override
    public int trials(int inMemory) {
        return Math.max(1, inMemory / 5);
    }

    @Override
    public void close() {
        clients.forEach(RedisClient::close);
        if (database != null) {
            database.close();
        }
    }

    @Override
    public String toString() {
        return "Redis";
    }

    synchronized RedisClient client(int number) {
        while (clients.size() <= number) {
            clients.add(RedisClient.builder()
                    .hostAndPort("127.0.0.1", RedisServer.shared().port())
                    .clientConfig(PATIENT)
                    .build());
        }
        return clients.get(number);
    }
}
