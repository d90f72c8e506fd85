package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.jdbc.JdbcCodeStore;
import io.github.mfa4j.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Who makes the tables, and over which connections. */
class SchemaTest {

    private final String postgres = PostgresServer.shared().newDatabase();

    private static ApplicationContextRunner on(String url) {
        return Runners.withKeys().withBean(DataSource.class, () -> pool(url));
    }

    static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    static String h2() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void aServersTablesAreNotMadeUnasked() {
        on(postgres)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("\"mfa_schema\" does not exist"));
    }

    @Test
    void aServersTablesAreMadeIfAsked() {
        on(postgres)
                .withPropertyValues("mfa.jdbc.initialize-schema=always", "mfa.jdbc.table-prefix=second_")
                .run(context -> {
                    assertThat(context).hasSingleBean(JdbcCodeStore.class);
                    assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                                    .queryForList(
                                            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
                                            String.class))
                            .containsExactlyInAnyOrder("second_register", "second_vault", "second_schema");
                });
    }

    @Test
    void anEmbeddedDatabasesTablesAreMade() {
        on(h2()).run(context -> assertThat(context).hasSingleBean(JdbcCodeStore.class));
    }

    @Test
    void anEmbeddedDatabasesTablesAreNotMadeIfNever() {
        on(h2()).withPropertyValues("mfa.jdbc.initialize-schema=never")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void flywayMigratesUnderThePrefix() {
        on(postgres)
                .withBean(Flyway.class, this::flyway)
                .withPropertyValues("mfa.jdbc.table-prefix=third_")
                .run(context -> {
                    assertThat(context).hasSingleBean(JdbcCodeStore.class);
                    assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                                    .queryForObject("SELECT max(version) FROM third_history", String.class))
                            .isEqualTo("1");
                });
    }

    @Test
    void flywayMigratesWhereTheStoresLook() throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres, "mfa", null)) {
            connection.createStatement().execute("CREATE SCHEMA apart");
        }
        on(postgres + (postgres.contains("?") ? "&" : "?") + "currentSchema=apart")
                .withBean(Flyway.class, this::flyway)
                .run(context -> {
                    assertThat(context).hasSingleBean(JdbcCodeStore.class);
                    assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                                    .queryForList(
                                            "SELECT tablename FROM pg_tables WHERE schemaname = 'apart'", String.class))
                            .contains("mfa_register", "mfa_history");
                });
    }

    @Test
    void flywayMigratesOnConnectionsThatArePreparedAsTheApplicationSays() {
        on(postgres)
                .withBean(
                        Flyway.class,
                        () -> Flyway.configure()
                                .dataSource(postgres, "mfa", null)
                                .initSql("CREATE SEQUENCE IF NOT EXISTS prepared")
                                .load())
                .run(context -> assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                                .queryForList("SELECT sequencename FROM pg_sequences", String.class))
                        .contains("prepared"));
    }

    @Test
    void flywayDoesNotMigrateIfNever() {
        on(postgres)
                .withBean(Flyway.class, this::flyway)
                .withPropertyValues("mfa.jdbc.initialize-schema=never")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void aHikariPoolIsFoundBehindWhatStandsBeforeIt() {
        Runners.withKeys()
                .withBean(DataSource.class, () -> new DelegatingDataSource(pool(h2())))
                .withPropertyValues("mfa.jdbc.pool-size=2")
                .run(context -> assertThat(
                                context.getBean(StoreConnections.class).dataSource())
                        .isInstanceOfSatisfying(
                                HikariDataSource.class,
                                own -> assertThat(own.getMaximumPoolSize()).isEqualTo(2)));
    }

    @Test
    void thePoolOfTheStoresEndsWithTheContext() {
        HikariDataSource[] own = new HikariDataSource[1];
        on(h2()).run(context -> own[0] =
                (HikariDataSource) context.getBean(StoreConnections.class).dataSource());

        assertThat(own[0].isClosed()).isTrue();
    }

    @Test
    void userAndPasswordArePassedOn() throws SQLException {
        String url = h2();
        try (Connection first = DriverManager.getConnection(url, "owner", "secret")) {
            HikariDataSource pool = pool(url);
            pool.setUsername("owner");
            pool.setPassword("secret");
            assertThat(first.isValid(1)).isTrue();
            Runners.withKeys()
                    .withBean(DataSource.class, () -> pool)
                    .run(context -> assertThat(context).hasSingleBean(JdbcCodeStore.class));
        }
    }

    @Test
    void anotherDataSourceIsUsedAsItIs() {
        SimpleDriverDataSource plain = new SimpleDriverDataSource(new org.h2.Driver(), h2());
        Runners.withKeys()
                .withBean(DataSource.class, () -> plain)
                .run(context -> assertThat(
                                context.getBean(StoreConnections.class).dataSource())
                        .isSameAs(plain));
        Runners.withKeys()
                .withBean(DataSource.class, () -> plain)
                .withClassLoader(new FilteredClassLoader("com.zaxxer.hikari", "org.flywaydb"))
                .run(context -> assertThat(context).hasSingleBean(JdbcCodeStore.class));
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(postgres, "mfa", null).load();
    }
}
