package io.github.mfa4j.redis;

import io.github.mfa4j.servers.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClusterClient;

/** A Redis Cluster of masters that share the slots. */
final class Cluster implements AutoCloseable {

    private static final int SLOTS = 16_384;

    private final List<RedisServer> nodes = new ArrayList<>();

    private Cluster() {}

    static Cluster start(int size) {
        Cluster cluster = new Cluster();
        try {
            for (int i = 0; i < size; i++) {
                cluster.nodes.add(RedisServer.startClusterNode());
            }
            cluster.join();
            return cluster;
        } catch (RuntimeException | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    List<RedisServer> nodes() {
        return nodes;
    }

    /** Gives up early, so that an outage is one in a test's time. */
    RedisClusterClient connect() {
        Set<HostAndPort> addresses = nodes.stream()
                .map(node -> new HostAndPort("127.0.0.1", node.port()))
                .collect(Collectors.toSet());
        return RedisClusterClient.builder()
                .nodes(addresses)
                .maxTotalRetriesDuration(Duration.ofSeconds(1))
                .build();
    }

    private void join() {
        String firstNodesBus;
        try (Jedis first = new Jedis(nodes.get(0).uri())) {
            firstNodesBus = first.configGet("cluster-port").get("cluster-port");
        }
        String firstNode = String.valueOf(nodes.get(0).port());
        for (int i = 0; i < nodes.size(); i++) {
            try (Jedis node = new Jedis(nodes.get(i).uri())) {
                node.clusterAddSlotsRange(SLOTS * i / nodes.size(), SLOTS * (i + 1) / nodes.size() - 1);
                if (i > 0) {
                    node.sendCommand(Command.CLUSTER, "MEET", "127.0.0.1", firstNode, firstNodesBus);
                }
            }
        }
        nodes.forEach(server -> Until.holds("the cluster is whole", () -> isWhole(server)));
    }

    private boolean isWhole(RedisServer server) {
        try (Jedis node = new Jedis(server.uri())) {
            List<String> lines = node.clusterInfo().lines().toList();
            return lines.contains("cluster_state:ok") && lines.contains("cluster_known_nodes:" + nodes.size());
        }
    }

    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
    }
}
