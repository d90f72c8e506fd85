package io.github.mfa4j.redis;

import io.github.mfa4j.spi.CodeStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole contract on a Redis Cluster of three nodes. */
class RedisClusterContractTest extends RedisContract {

    private static Cluster cluster;
    private static List<RedisClusterClient> clients;
    private static RedisClusterClient lost;
    private static CodeStore unreachable;

    @BeforeAll
    static void connect() {
        cluster = Cluster.start(3);
        clients = List.of(cluster.connect(), cluster.connect());
        try (Cluster gone = Cluster.start(1)) {
            lost = gone.connect();
            unreachable = RedisCodeStore.of(lost);
        }
    }

    @AfterAll
    static void disconnect() {
        lost.close();
        clients.forEach(RedisClusterClient::close);
        cluster.close();
    }

    @Override
    UnifiedJedis client(int number) {
        return clients.get(number);
    }

    @Override
    protected CodeStore unreachable() {
        return unreachable;
    }
}
