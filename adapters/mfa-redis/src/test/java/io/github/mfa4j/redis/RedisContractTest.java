package io.github.mfa4j.redis;

import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole contract on one Redis server. */
class RedisContractTest extends RedisContract {

    @AutoClose
    private static RedisClient one;

    @AutoClose
    private static RedisClient other;

    @AutoClose
    private static RedisClient lost;

    private static CodeStore unreachable;

    @BeforeAll
    static void connect() {
        RedisServer server = RedisServer.shared();
        one = RedisClient.create(server.uri());
        other = RedisClient.create(server.uri());
        try (RedisServer gone = RedisServer.start()) {
            lost = RedisClient.create(gone.uri());
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
