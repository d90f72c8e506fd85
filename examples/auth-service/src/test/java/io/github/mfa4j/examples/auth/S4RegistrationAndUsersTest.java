package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The system with registration and users in a database (S4), status by status. */
class S4RegistrationAndUsersTest extends WithService {

    @Test
    void registersOnce() {
        Map<String, String> details = details("ana@example.com");
        Client client = service.client();

        Answer registered = client.post("/auth/register", details).is(201);
        assertThat(registered.text("user.email")).isEqualTo("ana@example.com");
        assertThat(registered.body()).doesNotContain(Person.PASSWORD, "password");

        client.post("/auth/register", details).isProblem(409, "user_exists");
        details.put("email", " ANA@Example.com ");
        client.post("/auth/register", details).isProblem(409, "user_exists");
    }

    @Test
    void namesEveryFieldThatIsMissingOrWrong() {
        Answer refused = service.client()
                .post("/auth/register", Map.of("email", "nobody", "password", "short"))
                .isProblem(400, "invalid_request");

        assertThat(refused.json().path("errors").values())
                .extracting(error -> error.path("field").asString())
                .containsExactlyInAnyOrder("password", "firstName", "lastName");
        assertThat(refused.body()).doesNotContain("short");

        Map<String, String> details = details("nobody");
        service.client().post("/auth/register", details).isProblem(400, "invalid_request");
    }

    @Test
    void welcomesWithoutAnythingThatAStrangerTyped() {
        Map<String, String> details = details("ben@example.com");
        details.put("firstName", "You won 123456, see https://evil.example");
        details.put("lastName", "https://evil.example");
        details.put("locale", "es");
        service.client().post("/auth/register", details).is(201);

        MimeMessage mail = service.mailbox("ben@example.com").mails().get(0);
        for (int part = 0; part <= 1; part++) {
            assertThat(Mailbox.part(mail, part))
                    .contains("Tu cuenta está lista")
                    .doesNotContain("evil", "won")
                    .doesNotContainPattern("[0-9]{6}");
        }
    }

    @Test
    void unknownUsersAndWrongPasswordsLookAlike() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        Answer wrong = login("cleo@example.com", "another password").isProblem(401, "bad_credentials");
        Answer unknown = login("nobody@example.com", Person.PASSWORD).isProblem(401, "bad_credentials");
        Answer none = login("no address at all", Person.PASSWORD).isProblem(401, "bad_credentials");

        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(none.body()).isEqualTo(wrong.body());
        assertThat(cleo.mailbox.count()).as("only the welcome").isEqualTo(1);
        service.client()
                .post("/auth/login", Map.of("email", "cleo@example.com"))
                .isProblem(400, "invalid_request");
    }

    @Test
    void protectedResourcesTakeATokenAndThatTakesMoreThanThePassword() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        for (String path : new String[] {"/protected/dashboard", "/protected/admin", "/auth/profile"}) {
            fay.client.get(path).isProblem(401, "token_missing");
        }
        assertThat(fay.passPassword().is(200).body()).doesNotContain("accessToken", "\"token\"");

        Person gus = Person.loggedInAt(service, "gus@example.com");
        gus.client.get("/protected/dashboard").is(200);
    }

    @Test
    void passwordsAreHashedUnderAKey() {
        Person.registeredAt(service, "dan@example.com");

        String hash = service.bean(JdbcClient.class)
                .sql("select password_hash from users where email = 'dan@example.com'")
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$argon2id$").contains("m=19456,t=2,p=1");
        assertThat(new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).matches(Person.PASSWORD, hash))
                .as("of the password itself")
                .isFalse();
    }

    @Test
    void nothingOfADeletedUserIsLeft() {
        Person eva = Person.loggedInAt(service, "eva@example.com");
        String id = eva.client.get("/auth/profile").text("user.id");
        assertThat(rowsOf(id)).isPositive();

        eva.client
                .send("DELETE", "/auth/profile", Map.of("password", "another password"))
                .isProblem(401, "bad_credentials");
        eva.client
                .send("DELETE", "/auth/profile", Map.of("password", Person.PASSWORD))
                .is(204);

        assertThat(rowsOf(id)).isZero();
        eva.client.get("/auth/profile").isProblem(401, "invalid_token");
        login("eva@example.com", Person.PASSWORD).isProblem(401, "bad_credentials");
        eva.client.with(null).post("/auth/register", eva.details()).is(201);
    }

    private long rowsOf(String id) {
        JdbcClient database = service.bean(JdbcClient.class);
        long rows = 0;
        for (String count : new String[] {
            "select count(*) from users where id = ?",
            "select count(*) from sessions where user_id = ?",
            "select count(*) from refresh_tokens t join sessions s on s.id = t.session_id where s.user_id = ?",
            "select count(*) from audit_events where user_id = ?",
            "select count(*) from mfa_register where user_id = ?",
            "select count(*) from mfa_vault where user_id = ?"
        }) {
            rows += database.sql(count).param(id).query(Long.class).single();
        }
        return rows;
    }

    private Answer login(String email, String password) {
        return service.client().post("/auth/login", Map.of("email", email, "password", password));
    }

    private static Map<String, String> details(String email) {
        return new HashMap<>(
                Map.of("email", email, "password", Person.PASSWORD, "firstName", "Ana", "lastName", "García"));
    }
}
