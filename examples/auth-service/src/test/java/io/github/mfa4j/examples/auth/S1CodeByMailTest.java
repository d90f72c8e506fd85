package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest system: a password, a code by mail, an access token (S1). */
class S1CodeByMailTest extends WithService {

    @Test
    void theWholeWay() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        Answer sent = login(ana).is(200);
        assertThat(sent.body()).doesNotContain(ana.mailbox.code());

        Answer verified = verify(ana, sent, ana.mailbox.code()).is(200);
        ana.client.with(verified.text("token")).get("/protected/dashboard").is(200);
        assertThat(verified.json().path("expiresIn").asInt()).isEqualTo(900);

        // The client sends its token with this, too, and nobody asks for it.
        verify(ana, sent, ana.mailbox.code()).isProblem(400, "code_refused");
    }

    @Test
    void refusesWhatIsMissingOrWrong() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        ben.client.post("/login_mfa", Map.of("username", ben.email)).isProblem(400, "invalid_request");
        ben.client
                .post("/login_mfa", Map.of("username", ben.email, "password", "another password"))
                .isProblem(401, "bad_credentials");

        Answer sent = login(ben).is(200);
        verify(ben, sent, ben.wrongCode()).isProblem(400, "code_refused");
        ben.client
                .post("/mfa/verify", Map.of("username", ben.email, "code", ben.mailbox.code()))
                .isProblem(400, "invalid_request");
        ben.client
                .post("/mfa/verify", Map.of("tempToken", "forged", "code", ben.mailbox.code()))
                .isProblem(400, "code_refused");
        verify(ben, sent, ben.mailbox.code()).is(200);
    }

    @Test
    void nothingFollowsACodeThatIsTypedForAnotherUser() {
        Person root = Person.registeredAt(service, "root@example.com");
        Answer sent = login(root).is(200);
        Map<String, String> forAnother =
                Map.of("username", "ben@example.com", "tempToken", sent.text("tempToken"), "code", root.mailbox.code());

        root.client.post("/mfa/verify", forAnother).isProblem(400, "code_refused");
        assertThat(service.bean(JdbcClient.class)
                        .sql(
                                "select kind from audit_events where kind in ('VERIFIED', 'LOGGED_IN', 'ADMINISTRATOR_MADE')"
                                        + " and user_id = (select id from users where email = 'root@example.com')")
                        .query(String.class)
                        .list())
                .isEmpty();
        verify(root, sent, root.mailbox.code()).is(200);
    }

    @Test
    void theMailAloneHasTheCodeInOneRun() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        login(cleo).is(200);

        assertThat(cleo.mailbox.code()).matches("[0-9]{6}");
        assertThat(cleo.mailbox.newest()).contains("\n" + cleo.mailbox.code());
    }

    @Test
    void saysThatMailCannotBeSent() throws Exception {
        try (Service mute = Service.start()) {
            Person dan = Person.registeredAt(mute, "dan@example.com");
            mute.bean("outbox", AutoCloseable.class).close();

            Answer refused = login(dan).isProblem(500, "code_not_sent");
            assertThat(refused.text("detail")).contains("could not be sent");
        }
    }

    @Test
    void limitsRequestsToFiftyAnHourUnlessToldOtherwise() {
        try (Service usual = Service.start("--REQUESTS_PER_HOUR=", "--REQUESTS_PER_DAY=")) {
            for (int request = 1; request <= 50; request++) {
                usual.client().post("/login_mfa", Map.of()).is(400);
            }
            usual.client().post("/login_mfa", Map.of()).isProblem(429, "too_many_requests");
        }
    }

    @Test
    void isHealthy() {
        Answer health = service.client().get("/actuator/health").is(200);

        assertThat(health.text("status")).isEqualTo("UP");
    }

    private static Answer login(Person person) {
        return person.client.post("/login_mfa", Map.of("username", person.email, "password", Person.PASSWORD));
    }

    private static Answer verify(Person person, Answer sent, String code) {
        return person.client.post(
                "/mfa/verify", Map.of("username", person.email, "tempToken", sent.text("tempToken"), "code", code));
    }
}
