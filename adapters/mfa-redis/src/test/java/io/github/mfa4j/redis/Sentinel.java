package io.github.mfa4j.redis;

import io.github.mfa4j.servers.RedisServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisSentinelClient;

/** A master, a replica, and a Sentinel that makes the one the other when it must. */
final class Sentinel implements AutoCloseable {

    private static final String NAME = "main";

    /** Started first is last. */
    private final Deque<RedisServer> servers = new ArrayDeque<>();

    private Sentinel() {}

    static Sentinel start() {
        Sentinel arrangement = new Sentinel();
        try {
            arrangement.arrange();
            return arrangement;
        } catch (RuntimeException | AssertionError e) {
            arrangement.close();
            throw e;
        }
    }

    private void arrange() {
        RedisServer master = started(RedisServer.start("repl-diskless-sync-delay 0"));
        started(RedisServer.start("replicaof 127.0.0.1 " + master.port()));
        // A Sentinel asks a master for its replicas at once, and then every ten seconds only.
        try (Jedis client = new Jedis(master.uri())) {
            Until.holds("the replica follows", () -> client.info("replication").contains("state=online"));
        }
        RedisServer sentinel = started(RedisServer.startSentinel(
                "sentinel monitor " + NAME + " 127.0.0.1 " + master.port() + " 1",
                "sentinel down-after-milliseconds " + NAME + " 300"));
        try (Jedis client = new Jedis(sentinel.uri())) {
            Until.holds(
                    "the sentinel knows the replica",
                    () -> !client.sentinelReplicas(NAME).isEmpty());
        }
    }

    private RedisServer started(RedisServer server) {
        servers.push(server);
        return server;
    }

    RedisServer master() {
        return servers.getLast();
    }

    RedisSentinelClient connect() {
        return RedisSentinelClient.builder()
                .masterName(NAME)
                .sentinels(
                        Set.of(new HostAndPort("127.0.0.1", servers.getFirst().port())))
                .build();
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
