package io.github.mfa4j.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers themselves, before anything rests on them. */
class JdbcServerTest {

    static List<Supplier<JdbcServer>> servers() {
        return MariaDbServer.isInThisBuild()
                ? List.of(PostgresServer::start, MariaDbServer::start)
                : List.of(PostgresServer::start);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keepsWhatItAcknowledgedWhenItIsKilledAndStartedAgain(Supplier<JdbcServer> start) throws SQLException {
        try (JdbcServer server = start.get()) {
            String url = server.newDatabase();
            execute(url, "CREATE TABLE t (n integer)");
            execute(url, "INSERT INTO t VALUES (42)");

            server.kill();
            assertThatThrownBy(() -> number(url, "SELECT n FROM t")).isInstanceOf(SQLException.class);

            server.restart();
            assertThat(number(url, "SELECT n FROM t")).isEqualTo(42);
        }
    }

    @Test
    void isTheNewestPostgres() throws SQLException {
        assertThat(number(
                        PostgresServer.shared().jdbcUrl(),
                        "SELECT current_setting('server_version_num')::integer / 10000"))
                .isEqualTo(18);
    }

    @Test
    void sharesOneServerAndGivesEachItsOwnDatabase() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        String one = server.newDatabase();
        String other = server.newDatabase();
        execute(one, "CREATE TABLE t (n integer)");

        assertThat(PostgresServer.shared()).isSameAs(server);
        assertThatThrownBy(() -> execute(other, "SELECT n FROM t")).isInstanceOf(SQLException.class);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
