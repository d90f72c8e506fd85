package io.github.mfa4j.spring.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.jdbc.JdbcSchema;
import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.totp.TotpFactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** An application on PostgreSQL with Flyway and transactions of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcApplicationTest {

    private static final int APPLICATIONS_CONNECTIONS = 2;

    private final String url = PostgresServer.shared().newDatabase();
    private ConfigurableApplicationContext context;
    private MultiFactor mfa;
    private TotpFactor totp;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
    static class Application {

        @Bean
        UserDirectory users() {
            return Runners.USERS;
        }

        /** Nothing of the application's database is asked for before the front door. */
        @Bean
        Shop shop(MultiFactor mfa, JdbcTemplate database) {
            return new Shop(database, mfa);
        }
    }

    /** A service whose transactions fail. */
    static class Shop {

        private final JdbcTemplate database;
        private final MultiFactor mfa;

        Shop(JdbcTemplate database, MultiFactor mfa) {
            this.database = database;
            this.mfa = mfa;
        }

        @Transactional
        public void order(int id, String token, String code) {
            database.update("INSERT INTO orders VALUES (?)", id);
            throw new IllegalStateException(
                    "rolled back after " + mfa.verify(token, code).getClass().getSimpleName());
        }
    }

    @BeforeAll
    void start() {
        context = start(url);
        mfa = context.getBean(MultiFactor.class);
        totp = context.getBean(TotpFactor.class);
    }

    private static ConfigurableApplicationContext start(String url, String... more) {
        return new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.datasource.url=" + url,
                        "spring.datasource.hikari.maximum-pool-size=" + APPLICATIONS_CONNECTIONS,
                        "spring.datasource.hikari.connection-timeout=1000",
                        "mfa.keys.current=k1",
                        "mfa.keys.ring.k1=" + Runners.KEY)
                .properties(more)
                .run();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void flywayMakesTheTablesBesideTheApplicationsOwn() {
        JdbcTemplate database = context.getBean(JdbcTemplate.class);

        assertThat(database.queryForList("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class))
                .contains("orders", "flyway_schema_history", "mfa_register", "mfa_vault", "mfa_history");
    }

    /** Ours in its own folder, with the next of its versions. */
    @Test
    void theTablesMayBeMadeByTheApplicationsMigrations(@TempDir Path folder) throws IOException {
        try (InputStream ours = JdbcSchema.class.getResourceAsStream("schema-postgresql/V1__mfa4j.sql")) {
            Files.copy(requireNonNull(ours), folder.resolve("V2__mfa4j.sql"));
        }
        String other = PostgresServer.shared().newDatabase();
        try (ConfigurableApplicationContext context = start(
                other,
                "mfa.jdbc.initialize-schema=never",
                "spring.flyway.locations=classpath:db/migration,filesystem:" + folder,
                "spring.flyway.placeholders.mfaPrefix=mfa_")) {
            AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), UserId.of("migrated"));

            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForList("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class))
                    .contains("orders", "mfa_vault")
                    .doesNotContain("mfa_history");
        }
    }

    @Test
    void anEnrolledUserIsVerifiedAndKept() {
        UserId user = UserId.of("kept");
        AuthenticatorApp app = AuthenticatorApp.enrolled(totp, user);

        assertThat(mfa.verify(challenge(user), app.nextCode())).isInstanceOf(Verified.class);
        assertThat(context.getBean(JdbcTemplate.class)
                        .queryForObject("SELECT count(*) FROM mfa_vault WHERE user_id = 'kept'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void anotherStartFindsWhatTheFirstKept() {
        UserId user = UserId.of("back");
        AuthenticatorApp app = AuthenticatorApp.enrolled(totp, user);
        String token = challenge(user);

        try (ConfigurableApplicationContext second = start(url)) {
            assertThat(second.getBean(MultiFactor.class).verify(token, app.nextCode()))
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void A13_failuresStayCountedWhenTheCallersTransactionIsRolledBack() {
        UserId user = UserId.of("guessed");
        String wrong = AuthenticatorApp.enrolled(totp, user).wrongCode();
        Shop shop = context.getBean(Shop.class);
        String token = challenge(user);

        for (int i = 1; i <= 5; i++) {
            int id = i;
            assertThatThrownBy(() -> shop.order(id, token, wrong)).hasMessage("rolled back after Refused");
        }

        assertThat(context.getBean(JdbcTemplate.class).queryForList("SELECT id FROM orders"))
                .isEmpty();
        FactorStatus status = mfa.inspect(user, totp);
        assertThat(status.lockedUntil()).isNotNull();
    }

    @Test
    void A13_aCodeThatWasUsedStaysUsedWhenTheCallersTransactionIsRolledBack() {
        UserId user = UserId.of("used");
        AuthenticatorApp app = AuthenticatorApp.enrolled(totp, user);
        String code = app.nextCode();

        assertThatThrownBy(() -> context.getBean(Shop.class).order(9, challenge(user), code))
                .hasMessage("rolled back after Verified");

        assertThat(mfa.verify(challenge(user), code)).isNotInstanceOf(Verified.class);
    }

    @Test
    void A46_requestsThatHoldEveryConnectionOfTheApplicationDoNotStarveTheLibrary() throws SQLException {
        UserId user = UserId.of("starved");
        AuthenticatorApp app = AuthenticatorApp.enrolled(totp, user);
        DataSource applications = context.getBean(DataSource.class);
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i < APPLICATIONS_CONNECTIONS; i++) {
                held.add(applications.getConnection());
            }
            assertThat(mfa.verify(challenge(user), app.nextCode())).isInstanceOf(Verified.class);
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void thePoolIsSmallItsOwnAndNobodyElses() throws SQLException {
        HikariDataSource own =
                context.getBean(StoreConnections.class).dataSource().unwrap(HikariDataSource.class);

        assertThat(context.getBeansOfType(DataSource.class)).hasSize(1).doesNotContainValue(own);
        assertThat(own.getMaximumPoolSize()).isEqualTo(3);
        assertThat(own.getConnectionTimeout()).isEqualTo(1000);
        assertThat(own.getPoolName()).endsWith("mfa");
    }

    private String challenge(UserId user) {
        return ((Started) mfa.challenge(user, totp, Purpose.LOGIN)).token().value();
    }
}
