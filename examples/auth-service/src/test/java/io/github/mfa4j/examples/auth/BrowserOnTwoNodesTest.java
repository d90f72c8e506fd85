package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A browser whose requests a proxy spreads over two nodes with one database. */
class BrowserOnTwoNodesTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String STEP = "/verificar-codigo";

    @Test
    void goesFromNodeToNode() {
        String[] variables = {
            "--DATABASE_URL=" + PostgresServer.shared().newDatabase(),
            "--MFA_KEYS=k1:" + KEY,
            "--JWT_KEY=j1:" + KEY,
            "--PASSWORD_PEPPER=p1:" + KEY
        };
        try (Service first = Service.start(variables);
                Service second = Service.start(variables)) {
            Person ana = Person.registeredAt(first, "ana@example.com");

            PageVisitor visitor = new PageVisitor(first, "/login");
            visitor.movedTo(second).post("/login", "email", ana.email, "password", Person.PASSWORD);
            visitor.leadsTo("/").movedTo(first).get(STEP).shows(200);
            visitor.movedTo(second).post(STEP, "code", ana.mailbox.code()).leadsTo("/");
            visitor.movedTo(first).get("/security").shows(200, "Ana");

            visitor.movedTo(second).post("/logout").leadsTo("/login?out");
            visitor.movedTo(first).get("/security").leadsTo("/login");
        }
    }

    @Test
    void nothingOfASessionIsLeftOfARemovedUserAndItsRowOpensNoSession() {
        try (Service service = Service.start()) {
            Person ana = Person.loggedInAt(service, "ana@example.com");
            service.advance(Duration.ofMinutes(2));
            PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ana);
            JdbcClient database = service.bean(JdbcClient.class);
            List<String> ids = database.sql("select session_id from browser_sessions where principal_name is not null")
                    .query(String.class)
                    .list();
            assertThat(ids).hasSize(1);

            String cookie = visitor.cookie("SESSION");
            visitor.get("/security").shows(200).withCookie("SESSION", base64(ids.get(0)));
            visitor.get("/security").leadsTo("/login");
            visitor.withCookie("SESSION", cookie).get("/security").shows(200);

            ana.client
                    .send("DELETE", "/auth/profile", Map.of("password", Person.PASSWORD))
                    .is(204);
            assertThat(database.sql("select session_id from browser_sessions where principal_name is not null")
                            .query(String.class)
                            .list())
                    .isEmpty();
            visitor.get("/security").leadsTo("/login");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
