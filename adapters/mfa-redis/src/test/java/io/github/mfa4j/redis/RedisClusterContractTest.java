package io.github.mfa4j.redis;

import io.github.mfa4j.spi.CodeStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole contract on a Redis Cluster of three nodes. */
class RedisClusterContractTest extends RedisContract {

    @AutoClose
    private static Cluster cluster;

    @AutoClose
    private static RedisClusterClient one;

    @AutoClose
    private static RedisClusterClient other;

    @AutoClose
    private static RedisClusterClient lost;

    private static CodeStore unreachable;

    @BeforeAll
    static void connect() {
        cluster = Cluster.start(3);
        one = cluster.connect();
        other = cluster.connect();
        try (Cluster gone = Cluster.start(1)) {
            lost = gone.connect();
            unreachable = RedisCodeStore.of(lost);
        }
    }

    @Override
    UnifiedJedis client(int number) {
        return number == 0 ? one : other;
    }

    @Override
    protected CodeStore unreachable() {
        return unreachable;
    }
}
