package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.PostgresServer;
import java.util.Map;
import java.util.TimeZone;
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

    /** Which has a time zone of its own in each connection: that of the node. */
    @Test
    void theNumbersOfAdministratorsAreThoseOfTheLogWhereverTheNodeIs() {
        TimeZone here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try (Service service =
                Service.start("--DATABASE_URL=" + PostgresServer.shared().newDatabase())) {
            Person root = Person.registeredAt(service, "root@example.com");
            TwoWeeks.passAt(service);
            TwoWeeks.areOn(new PageVisitor(service, "/login").logInFully(root).get("/administration"), service);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void clientsGetOtherSecretsAndKeepTheirUsers() {
        String[] variables = {
            "--DATABASE_URL=" + PostgresServer.shared().newDatabase(),
            "--MFA_KEYS=k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "--MFA_CLIENTS=shop:old-secret,bank:secret"
        };
        String token;
        try (Service service = Service.start(variables)) {
            Application shop = Application.at(service, "shop", "old-secret");
            Answer shown = shop.post("/mfa/register", "ana").is(200);
            assertThat(shop.fetch(shown.text("qr_code_url")).statusCode()).isEqualTo(200);
            assertThat(shop.accepts("ana", shop.typed(shown).code())).isTrue();
            assertThat(shop.accepts("ana", shop.post("/mfa/generate", "ana").text("code")))
                    .isTrue();
            shop.post("/mfa/register", "ben", "email", "ben@example.com").is(200);
            shop.post("/mfa/register", "ben", "phone", "+34600000001").is(200);
            shop.post("/mfa/email", "ben").is(200);
            shop.post("/mfa/erase", "ben").is(200);
            token = shop.token();
        }
        variables[2] = "--MFA_CLIENTS=shop:new-secret";
        try (Service service = Service.start(variables)) {
            service.client()
                    .with(token)
                    .get("/mfa/status?client_id=shop&user_id=ana")
                    .isProblem(401, "invalid_token");
            service.client()
                    .post("/auth", Map.of("client_id", "shop", "client_secret", "old-secret"))
                    .isProblem(401, "bad_credentials");
            service.client()
                    .post("/auth", Map.of("client_id", "bank", "client_secret", "secret"))
                    .isProblem(401, "bad_credentials");
            assertThat(Application.at(service, "shop", "new-secret").isOn("ana"))
                    .isTrue();
        }
    }
}
