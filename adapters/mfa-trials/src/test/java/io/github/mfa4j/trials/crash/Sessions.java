package io.github.mfa4j.trials.crash;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import redis.clients.jedis.Jedis;

/** Who is connected to a server: a call of a dead JVM is over when the server has ended the session. */
final class Sessions {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Sessions() {}

    /** Tells how many sessions there are. */
    private interface Count {
        long now() throws SQLException;
    }

    static void awaitNoneOnPostgres(String url, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?")) {
            count.setString(1, name);
            awaitNone(name, () -> {
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            });
        }
    }

    static void awaitNoneOnRedis(URI server, String name) throws SQLException {
        try (Jedis client = new Jedis(server)) {
            awaitNone(
                    name,
                    () -> client.clientList()
                            .lines()
                            .filter(line -> line.contains(" name=" + name + " "))
                            .count());
        }
    }

    private static void awaitNone(String name, Count sessions) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sessions.now() > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(name + " is dead and still connected after " + PATIENCE);
            }
        }
    }
}
