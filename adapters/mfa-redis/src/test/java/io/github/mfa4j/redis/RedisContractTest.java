package io.github.mfa4j.redis;

import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole contract on one Redis server. */
class RedisContractTest extends RedisContract {

    private static List<RedisClient> clients;
    private static RedisClient lost;
    private static CodeStore unreachable;

    @BeforeAll
    static void connect() {
        RedisServer server = RedisServer.shared();
        clients = List.of(RedisClient.create(server.uri()), RedisClient.create(server.uri()));
        try (RedisServer gone = RedisServer.start()) {
            lost = RedisClient.create(gone.uri());
            unreachable = RedisCodeStore.of(lost);
        }
    }

    @AfterAll
    static void disconnect() {
        lost.close();
        clients.forEach(RedisClient::close);
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
