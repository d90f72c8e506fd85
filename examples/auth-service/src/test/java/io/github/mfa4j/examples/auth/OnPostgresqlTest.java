package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same on the database of production. */
class OnPostgresqlTest {

    @Test
    void theWholeWay() {
        String url = PostgresServer.shared().newDatabase();
        try (Service service = Service.start("--DATABASE_URL=" + url)) {
            Person root = Person.registeredAt(service, "root@example.com");
            root.client.post("/auth/register", root.details()).isProblem(409, "user_exists");
            root.client
                    .post("/auth/login", Map.of("email", "nobody@example.com", "password", Person.PASSWORD))
                    .isProblem(401, "bad_credentials");
            String stolen = root.logIn().text("tokens.refreshToken");
            root.client.get("/protected/admin").is(200);

            root.client.post("/auth/refresh", Map.of("refreshToken", stolen)).is(200);
            root.client.post("/auth/refresh", Map.of("refreshToken", stolen)).isProblem(401, "invalid_token");
            root.client.get("/protected/admin").isProblem(401, "invalid_token");

            root.client.with(null);
            root.logIn();
            root.client
                    .send("DELETE", "/auth/profile", Map.of("password", Person.PASSWORD))
                    .is(204);
            assertThat(service.bean(JdbcClient.class)
                            .sql("select distinct kind from audit_events where user_id is not null")
                            .query(String.class)
                            .list())
                    .isEmpty();
        }
    }
}
