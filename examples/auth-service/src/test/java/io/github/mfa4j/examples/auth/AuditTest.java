package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Change;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.audit.AuditLog;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is noted, of whom, and for how long. */
class AuditTest extends WithService {

    @Override
    String[] variables() {
        return new String[] {"--AUDIT_DAYS=30"};
    }

    @Test
    void aClientWithAWrongSecretIsNoted() {
        Client client = service.client();
        client.post("/auth", Map.of("client_id", "demo-app", "client_secret", "guessed"))
                .isProblem(401, "bad_credentials");
        client.post("/auth", Map.of("client_id", "nobody", "client_secret", "guessed"))
                .isProblem(401, "bad_credentials");

        assertThat(service.bean(JdbcClient.class)
                        .sql("select tenant from audit_events where kind = 'CLIENT_REFUSED' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("demo-app", "");
    }

    @Test
    void saysWhereRequestsCameFrom() {
        Person ana = Person.loggedInAt(service, "ana@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.post("/login", "email", "nobody@example.com", "password", "not the password");

        assertThat(kinds("client_address = '127.0.0.1' and user_id = '" + id(ana) + "'"))
                .contains("REGISTERED", "CHALLENGE_STARTED", "VERIFIED", "LOGGED_IN");
        assertThat(kinds("client_address = '127.0.0.1' and user_id is null")).contains("PASSWORD_REFUSED");
    }

    @Test
    void whoHasNoAccountIsNamedByNothing() {
        String stranger = "stranger@example.com";
        service.client().post("/auth/password-reset", Map.of("email", stranger)).is(200);

        assertThat(kinds("user_id is not null")).isNotEmpty();
        assertThat(kinds("user_id = '" + UUID.nameUUIDFromBytes(stranger.getBytes(StandardCharsets.US_ASCII)) + "'"))
                .isEmpty();
        assertThat(Stored.of(service)).doesNotContain(stranger);
    }

    @Test
    void A40_nothingIsKeptForEver() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        service.advance(Duration.ofDays(29));
        ben.logIn();
        String id = id(ben);
        service.advance(Duration.ofDays(2));

        service.bean(AuditLog.class).purge();

        assertThat(kinds("user_id = '" + id + "'")).contains("LOGGED_IN").doesNotContain("REGISTERED");
    }

    @Test
    void anErasedAdministratorIsNamedNowhere() {
        Person root = Person.loggedInAt(service, "root@example.com");
        Person cleo = Person.loggedInAt(service, "cleo@example.com");
        String token = cleo.client.post("/auth/step-up", Map.of()).is(200).text("tempToken");
        cleo.client
                .post("/auth/factors/recovery", Map.of("tempToken", token, "code", cleo.wrongCode()))
                .is(400);
        Change released = service.bean(MultiFactor.class)
                .release(UserId.of(id(cleo)), service.bean(UserFactors.class).mail(), new Administrator(id(root)));
        assertThat(released).isEqualTo(Change.DONE);
        String administrator = id(root);
        assertThat(kinds("detail = '" + administrator + "'")).containsExactly("RELEASED");

        root.client
                .send("DELETE", "/auth/profile", Map.of("password", Person.PASSWORD))
                .is(204);

        assertThat(kinds("detail = '" + administrator + "' or user_id = '" + administrator + "'"))
                .isEmpty();
        assertThat(kinds("user_id = '" + id(cleo) + "'")).contains("RELEASED");
    }

    private String id(Person person) {
        return person.client.get("/auth/profile").is(200).text("user.id");
    }

    private List<String> kinds(String condition) {
        return service.bean(JdbcClient.class)
                .sql("select kind from audit_events where " + condition)
                .query(String.class)
                .list();
    }
}
