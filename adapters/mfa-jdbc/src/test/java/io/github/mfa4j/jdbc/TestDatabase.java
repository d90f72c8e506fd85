package io.github.mfa4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.servers.MariaDbServer;
import io.github.mfa4j.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An empty database of one test, on a server that all tests share. */
record TestDatabase(String name, JdbcDialect dialect, String url) {

    static TestDatabase postgres() {
        return new TestDatabase(
                "PostgreSQL", JdbcDialect.POSTGRESQL, PostgresServer.shared().newDatabase());
    }

    static TestDatabase h2InMemory() {
        return new TestDatabase(
                "H2 in memory", JdbcDialect.H2, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static TestDatabase h2InFile() {
        return new TestDatabase(
                "H2 in a file",
                JdbcDialect.H2,
                "jdbc:h2:./target/h2/" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
    }

    static TestDatabase mariaDb() {
        return new TestDatabase(
                "MariaDB", JdbcDialect.MARIADB, MariaDbServer.shared().newDatabase());
    }

    /** An empty database of each kind that this build has; servers start last, as a machine may lack them. */
    static Stream<TestDatabase> ofEachKind() {
        return Stream.<Supplier<TestDatabase>>of(
                        TestDatabase::h2InMemory, TestDatabase::h2InFile, TestDatabase::postgres, TestDatabase::mariaDb)
                .limit(MariaDbServer.isInThisBuild() ? 4 : 3)
                .map(Supplier::get);
    }

    /** The plain driver: a new connection each time. */
    DriverDataSource dataSource() {
        return new DriverDataSource(url);
    }

    /** The plain driver with more in its URL. */
    DriverDataSource dataSource(String parameters) {
        return new DriverDataSource(url + (dialect == JdbcDialect.H2 ? ";" : "&") + parameters);
    }

    /** Where no server listens, and no database is. */
    String nowhere() {
        return url.replaceAll(":[0-9]+/", ":1/").replaceAll("(jdbc:h2:.*?)[^/:]+;.*", "$1none;IFEXISTS=TRUE");
    }

    /** A small pool, as an application gives the library. */
    HikariDataSource pool(int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(size);
        return pool;
    }

    TestDatabase withSchema() {
        JdbcSchema.create(dataSource());
        return this;
    }

    void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /** All columns of all rows, as text. */
    List<List<String>> query(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
