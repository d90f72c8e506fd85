package io.github.mfa4j.redis;

import io.github.mfa4j.spi.CodeStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole contract on a master with a replica, found through Sentinel. */
class RedisSentinelContractTest extends RedisContract {

    @AutoClose
    private static Sentinel sentinel;

    @AutoClose
    private static RedisSentinelClient one;

    @AutoClose
    private static RedisSentinelClient other;

    @AutoClose
    private static RedisSentinelClient lost;

    private static CodeStore unreachable;

    @BeforeAll
    static void connect() {
        sentinel = Sentinel.start();
        one = sentinel.connect();
        other = sentinel.connect();
        try (Sentinel gone = Sentinel.start()) {
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
