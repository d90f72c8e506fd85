package io.github.mfa4j.trials;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.jdbc.JdbcSecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        execute("DELETE FROM mfa_register");
        execute("DELETE FROM mfa_vault");
    }

    void execute(String sql, @Nullable Object... parameters) {
        try (Connection connection = node(0).pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
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
