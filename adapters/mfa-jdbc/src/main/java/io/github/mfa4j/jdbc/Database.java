package io.github.mfa4j.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Single statements, each on a connection of its own that is in auto-commit and closed at once. Thread-safe. */
final class Database {

    private static final String SPRING_PROXY = "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";

    private static final int ATTEMPTS = 10;

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = withoutCallersTransactions(dataSource);
    }

    /** What is done with a connection. */
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** Makes a value of a row. */
    interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** Deletes rows, again if the database gave it up in favour of another statement: then nothing was deleted. */
    void delete(String doing, String sql, Object... parameters) {
        with(doing, connection -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return change(connection, sql, parameters);
                } catch (SQLException e) {
                    if (Problem.of(e) != Problem.BEATEN || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        });
    }

    /** Changes rows and says how many; none if another statement came first. */
    int changeUnlessBeaten(String doing, String sql, @Nullable Object... parameters) {
        return with(doing, connection -> {
            try {
                return change(connection, sql, parameters);
            } catch (SQLException e) {
                Problem problem = Problem.of(e);
                if (problem == Problem.TAKEN || problem == Problem.BEATEN) {
                    return 0;
                }
                throw e;
            }
        });
    }

    <R> List<R> query(String doing, String sql, Row<R> row, @Nullable Object... parameters) {
        return with(doing, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<R> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        });
    }

    <R> R with(String doing, Work<R> work) {
        try (Connection connection = connect(doing)) {
            if (!connection.getAutoCommit()) {
                throw new JdbcStoreException(
                        doing + ": the connection is in a transaction of its caller, who could undo a"
                                + " counted failure; give the store a data source of its own, with auto-commit on");
            }
            return work.on(connection);
        } catch (SQLException e) {
            throw Problem.of(e).exception(doing, e);
        }
    }

    private Connection connect(String doing) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new JdbcStoreException(
                    doing + ": the data source gave no connection; if the server is up, its pool may be exhausted: give"
                            + " the store a small pool of its own, with a connection timeout of a few seconds",
                    e);
        }
    }

    private static int change(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Spring's proxy hands out the connection of the caller's transaction; what it stands before gives another one. */
    private static DataSource withoutCallersTransactions(DataSource dataSource) {
        for (Class<?> type = dataSource.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(SPRING_PROXY)) {
                return withoutCallersTransactions(target(type, dataSource));
            }
        }
        return dataSource;
    }

    private static DataSource target(Class<?> proxyType, DataSource proxy) {
        try {
            if (proxyType.getMethod("getTargetDataSource").invoke(proxy) instanceof DataSource target) {
                return target;
            }
            throw new JdbcStoreException("the TransactionAwareDataSourceProxy has no target data source yet");
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new JdbcStoreException(
                    "cannot look through Spring's TransactionAwareDataSourceProxy; give the store"
                            + " the data source behind it",
                    e);
        }
    }
}
