package io.github.mfa4j.trials;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Registers and enrolments in one database, a pool for each node. */
final class Database implements AutoCloseable {

    /** As an application is told to take. */
    private static final int POOL_SIZE = 4;

    private final String url;
    private final List<Node> nodes = new ArrayList<>();

    /** Makes the tables in an empty database. */
    Database(String url) {
        this.url = url;
        try (HikariDataSource pool = pool(url)) {
            JdbcSchema.create(pool);
        }
    }

    record Node(HikariDataSource pool, CodeStore registers, SecretVault vault) {}

    /** A node, the first being number 0; each keeps its pool. */
    synchronized Node node(int number) {
        while (nodes.size() <= number) {
            HikariDataSource pool = pool(url);
            nodes.add(new Node(pool, JdbcCodeStore.of(pool), JdbcSecretVault.of(pool)));
        }
        return nodes.get(number);
    }

    void empty() {
        try (Connection connection = node(0).pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM mfa_register");
            statement.execute("DELETE FROM mfa_vault");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.pool().close());
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(POOL_SIZE);
        return pool;
    }
}
