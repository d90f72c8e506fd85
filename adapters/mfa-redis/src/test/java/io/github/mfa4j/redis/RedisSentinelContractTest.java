package io.github.mfa4j.redis;

import io.github.mfa4j.spi.CodeStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole contract on a master with a replica, found through Sentinel. */
class RedisSentinelContractTest extends RedisContract {

    private static Sentinel sentinel;
    private static List<RedisSentinelClient> clients;
    private static RedisSentinelClient lost;
    private static CodeStore unreachable;

    @BeforeAll
    static void connect() {
        sentinel = Sentinel.start();
        clients = List.of(sentinel.connect(), sentinel.connect());
        try (Sentinel gone = Sentinel.start()) {
            lost = gone.connect();
            unreachable = RedisCodeStore.of(lost);
        }
    }

    @AfterAll
    static void disconnect() {
        lost.close();
        clients.forEach(RedisSentinelClient::close);
        sentinel.close();
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
