package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @Test
    void whatTheDatabaseRefusesIsNone() {
        try (Service service = Service.start()) {
            Person ana = Person.loggedInAt(service, "ana@example.com");
            service.bean(JdbcClient.class)
                    .sql("alter table audit_events add constraint refusing check (kind <> 'LOGGED_OUT')")
                    .update();

            ana.client.post("/auth/logout", Map.of()).isProblem(500, "failed");
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
