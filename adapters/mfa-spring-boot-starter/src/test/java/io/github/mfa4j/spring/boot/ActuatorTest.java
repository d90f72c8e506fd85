package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.totp.TotpFactor;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** What an operator sees: whether the stores answer, and counts without users. */
class ActuatorTest {

    private final ApplicationContextRunner exposed = Runners.withUsers()
            .withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class))
            .withPropertyValues("management.endpoints.jmx.exposure.include=mfa", "spring.jmx.enabled=true");

    @Test
    void theEndpointCountsEventsByKind() {
        exposed.run(context -> {
            MultiFactor mfa = context.getBean(MultiFactor.class);
            UserId alice = UserId.of("alice");
            AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), alice);
            for (int i = 0; i < 3; i++) {
                mfa.challenge(alice, context.getBean(TotpFactor.class), Purpose.LOGIN);
            }

            MfaEndpoint.Events events = context.getBean(MfaEndpoint.class).events();
            assertThat(events.events())
                    .containsEntry(Kind.CHALLENGE_STARTED, 3L)
                    .containsEntry(Kind.FACTOR_ADDED, 1L)
                    .containsEntry(Kind.LOCKED, 0L)
                    .hasSize(Kind.values().length);
            assertThat(events.toString()).doesNotContain("alice");
        });
    }

    @Test
    void withoutExposureNothingIsCounted() {
        Runners.withUsers()
                .run(context ->
                        assertThat(context).doesNotHaveBean(MfaEndpoint.class).doesNotHaveBean(EventCounts.class));
    }

    @Test
    void healthIsUpWhileTheStoresAnswer() {
        Runners.withUsers().run(context -> {
            HealthIndicator indicator = context.getBean(HealthIndicator.class);
            assertStatus(indicator, Status.UP);
            assertThat(indicator.health())
                    .isNotNull()
                    .extracting(Health::getDetails)
                    .isEqualTo(Map.of("registers", Durability.MAY_LOSE_ALL, "enrolments", Durability.MAY_LOSE_ALL));
        });
    }

    @Test
    void healthIsDownWhenTheDatabaseIsGone() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Runners.withKeys().withBean(DataSource.class, () -> database).run(context -> {
            HealthIndicator indicator = context.getBean(HealthIndicator.class);
            assertStatus(indicator, Status.UP);

            new JdbcTemplate(database).execute("DROP TABLE mfa_vault");
            assertStatus(indicator, Status.DOWN);
        });
    }

    @Test
    void healthIsDownWhenRedisIsGone() {
        RedisServer server = RedisServer.start();
        try (server) {
            Runners.withKeys()
                    .withBean(InMemoryCodeStore.class, InMemoryCodeStore::new)
                    .withBean(UnifiedJedis.class, () -> RedisClient.create(server.uri()))
                    .withPropertyValues("mfa.store=redis")
                    .run(context -> {
                        HealthIndicator indicator = context.getBean(HealthIndicator.class);
                        assertStatus(indicator, Status.UP);

                        server.kill();
                        assertStatus(indicator, Status.DOWN);
                    });
        }
    }

    @Test
    void healthCanBeSwitchedOff() {
        Runners.withUsers()
                .withPropertyValues("management.health.mfa.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("mfaHealthIndicator"));
    }

    private static void assertStatus(HealthIndicator indicator, Status expected) {
        assertThat(indicator.health()).isNotNull().extracting(Health::getStatus).isEqualTo(expected);
    }
}
