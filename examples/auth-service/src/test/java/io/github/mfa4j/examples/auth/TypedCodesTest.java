package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Codes by mail outside a login: for a forgotten password, and for an address. */
class TypedCodesTest extends WithService {

    private static final String NEW_PASSWORD = "a wholly other password";

    @Test
    void aForgottenPasswordIsReplacedAndAllSessionsEnd() {
        Person ana = Person.loggedInAt(service, "ana@example.com");
        Client client = service.client();
        String tempToken = begin(client, "ana@example.com").is(200).text("tempToken");
        String code = ana.mailbox.code();

        complete(client, tempToken, "ABCD2345").isProblem(400, "code_refused");
        complete(client, tempToken, code).is(200);
        complete(client, tempToken, code).isProblem(400, "code_refused");

        ana.client.get("/auth/profile").isProblem(401, "invalid_token");
        ana.client.with(null);
        ana.passPassword().isProblem(401, "bad_credentials");
        client.post("/auth/login", Map.of("email", ana.email, "password", NEW_PASSWORD))
                .is(200);
    }

    @Test
    void whoAsksLearnsNotWhetherThereIsAnAccount() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        int before = ben.mailbox.raw().size();

        Answer unknown = begin(service.client(), "nobody@example.com").is(200);
        assertThat(ben.mailbox.raw()).hasSize(before);
        Answer known = begin(service.client(), "ben@example.com").is(200);

        assertThat(ben.mailbox.raw()).hasSize(before + 1);
        assertThat(unknown.body().replace(unknown.text("tempToken"), ""))
                .isEqualTo(known.body().replace(known.text("tempToken"), ""));
        assertThat(unknown.text("tempToken")).hasSameSizeAs(known.text("tempToken"));
        complete(service.client(), unknown.text("tempToken"), "ABCD2345").isProblem(400, "code_refused");
    }

    @Test
    void whoAsksCannotLockAnybodyOut() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        for (int challenge = 0; challenge < 10; challenge++) {
            String token = begin(service.client(), cleo.email).is(200).text("tempToken");
            for (int guess = 0; guess < 6; guess++) {
                complete(service.client(), token, "ABCD2345").is(400);
            }
        }

        cleo.logIn();
    }

    @Test
    void anAddressIsProvedByItsOwnUserOnly() {
        Person dan = Person.loggedInAt(service, "dan@example.com");
        Person eva = Person.loggedInAt(service, "eva@example.com");
        String tempToken =
                dan.client.post("/auth/email-verification", Map.of()).is(200).text("tempToken");
        Map<String, String> answer = Map.of("tempToken", tempToken, "code", dan.mailbox.code());

        eva.client.post("/auth/email-verification/confirm", answer).isProblem(400, "code_refused");
        service.advance(Duration.ofSeconds(61));
        String again =
                dan.client.post("/auth/email-verification", Map.of()).is(200).text("tempToken");
        dan.client
                .post("/auth/email-verification/confirm", Map.of("tempToken", again, "code", dan.mailbox.code()))
                .is(200);
        eva.client.with(null).post("/auth/email-verification", Map.of()).isProblem(401, "token_missing");
    }

    private static Answer begin(Client client, String email) {
        return client.post("/auth/password-reset", Map.of("email", email));
    }

    private static Answer complete(Client client, String tempToken, String code) {
        return client.post(
                "/auth/password-reset/confirm", Map.of("tempToken", tempToken, "code", code, "password", NEW_PASSWORD));
    }
}
