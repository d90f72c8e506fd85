package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service depends on is down: nobody gets in, and the answer says that it is not the client's mistake. */
class OutageTest {

    @Test
    void theDatabase() {
        try (Service service = Service.start()) {
            Person ana = Person.loggedInAt(service, "ana@example.com");
            String tempToken = ana.passPassword().is(200).text("tempToken");
            String code = ana.mailbox.code();
            service.bean(HikariDataSource.class).close();

            ana.client.get("/protected/dashboard").isProblem(503, "unavailable");
            ana.client.with(null);
            Answer login = ana.passPassword().isProblem(503, "unavailable");
            assertThat(Integer.parseInt(login.header("Retry-After"))).isPositive();
            ana.type(tempToken, code).isProblem(503, "unavailable");
            ana.client.post("/auth/register", ana.details()).isProblem(503, "unavailable");
            ana.client.post("/auth/refresh", Map.of("refreshToken", "any")).isProblem(503, "unavailable");
        }
    }

    /** It is none, and what the database says of it quotes the row. */
    @Test
    void aViolatedConstraintIsNotTold() {
        try (Service service = Service.start()) {
            Person ana = Person.registeredAt(service, "ana@example.com");
            String id = service.idOf(ana);
            service.bean(JdbcClient.class)
                    .sql("alter table sessions add constraint nobody check (user_id <> '" + id + "')")
                    .update();
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            Logger logger = (Logger) LoggerFactory.getLogger("io.github.mfa4j.examples.auth.web");
            log.start();
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
            logger.addAppender(log);

            String tempToken = ana.passPassword().is(200).text("tempToken");
            ana.type(tempToken, ana.mailbox.code()).isProblem(500, "failed");
            logger.detachAppender(log);
            logger.setAdditive(true);
            assertThat(log.list)
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.getFormattedMessage()).contains("constraint", "/auth/verify-mfa"))
                    .satisfies(event -> assertThat(event.getThrowableProxy()).isNull());
        }
    }

    @Test
    void theMailServer() throws Exception {
        try (Service service = Service.start()) {
            Person ana = Person.registeredAt(service, "ana@example.com");
            service.bean("outbox", AutoCloseable.class).close();

            ana.passPassword().isProblem(503, "code_not_sent");
            ana.client
                    .post("/login_mfa", Map.of("username", ana.email, "password", Person.PASSWORD))
                    .isProblem(500, "code_not_sent");
            ana.client.post("/auth/test-email", Map.of("email", ana.email)).isProblem(503, "mail_failed");
            Map<String, String> ben = Map.of(
                    "email", "ben@example.com", "password", Person.PASSWORD, "firstName", "Ben", "lastName", "B");
            ana.client.post("/auth/register", ben).is(201);
        }
    }
}
