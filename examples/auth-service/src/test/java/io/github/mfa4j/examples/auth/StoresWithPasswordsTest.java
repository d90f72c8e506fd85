package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Stores that let nobody in without a password, named as compose.yaml names them. */
class StoresWithPasswordsTest {

    private static final String USER = "auth";

    @Test
    void codesAreKeptOnARedis() {
        try (RedisServer redis = RedisServer.start("requirepass right-one")) {
            try (Service service = Service.start(redis(redis, "right-one"))) {
                getsIn(service);
                assertThat(service.bean(RedisClient.class).dbSize()).isPositive();
            }
            assertThatThrownBy(() -> Service.start(redis(redis, "wrong-one")).close())
                    .hasStackTraceContaining("Redis refuses the user or the password")
                    .extracting(Throwables::getStackTrace)
                    .asString()
                    .doesNotContain("wrong-one");
        }
    }

    @Test
    void usersAreKeptInAPostgresql() throws SQLException {
        String password = "p@ss+w:rd/%";
        try (PostgresServer server = PostgresServer.start()) {
            askForPassword(server, password);
            URI address = URI.create(server.jdbcUrl().substring("jdbc:".length()));
            String database = address.getAuthority() + "/" + USER;
            try (Service service = Service.start("--DATABASE_URL=postgresql://" + USER + ":"
                    + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@" + database)) {
                getsIn(service);
            }
            assertThatThrownBy(() -> DriverManager.getConnection("jdbc:postgresql://" + database, USER, "wrong-one")
                            .close())
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void getsIn(Service service) {
        Person.loggedInAt(service, "ana@example.com")
                .client
                .get("/auth/profile")
                .is(200);
    }

    private static String redis(RedisServer redis, String password) {
        return "--REDIS_URL=redis://default:" + password + "@127.0.0.1:" + redis.port();
    }

    /** Makes the user, with a database of the same name, and lets the user in with the password alone. */
    private static void askForPassword(PostgresServer server, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create user " + USER + " password '" + password + "'");
            statement.execute("create database " + USER + " owner " + USER);
            statement.execute("""
                    do $$ begin
                        execute format(
                            'copy (values (''host all auth 127.0.0.1/32 scram-sha-256'')) to %L',
                            current_setting('hba_file'));
                        perform pg_reload_conf();
                    end $$""");
        }
    }
}
