package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user's own factors: authenticator apps, recovery codes, and what replaces a lost one. */
class OwnFactorsTest extends WithService {

    @Test
    void anAuthenticatorIsAskedForOnceItIsOn() {
        Person ana = Person.loggedInAt(service, "ana@example.com");
        SimulatedAuthenticator phone = turnOn(ana);

        ana.client.with(null);
        Answer login = ana.passPassword().is(200);
        assertThat(login.text("factor")).isEqualTo("totp");
        ana.type(login.text("tempToken"), phone.code()).isProblem(401, "code_refused");
        service.advance(Duration.ofSeconds(30));
        ana.type(login.text("tempToken"), phone.code()).is(200);
    }

    @Test
    void theSecretIsShownOnceAndNotOnWithoutACode() {
        Person ben = Person.loggedInAt(service, "ben@example.com");
        Answer enrolment = enrol(ben).is(201);

        assertThat(enrolment.text("uri")).startsWith("otpauth://totp/").contains(enrolment.text("secret"));
        assertThat(enrolment.text("qrCode")).startsWith("data:image/png;base64,");
        assertThat(ben.client.get("/auth/factors").is(200).body()).doesNotContain(enrolment.text("secret"));
        ben.client
                .post("/auth/factors/totp/confirm", confirmation(enrolment, "000000"))
                .isProblem(400, "code_refused");
        ben.client.with(null);
        assertThat(ben.passPassword().is(200).text("factor")).isEqualTo("mail");
    }

    @Test
    void anotherFactorReplacesALostOne() {
        Person cleo = Person.loggedInAt(service, "cleo@example.com");
        turnOn(cleo);
        String authenticator = cleo.client.get("/auth/factors").text("authenticators.0.id");

        cleo.client.with(null);
        String asked = cleo.passPassword().is(200).text("tempToken");
        Answer switched = cleo.client
                .post("/auth/login/factor", Map.of("tempToken", asked, "factor", "mail"))
                .is(200);
        Answer login =
                cleo.type(switched.text("tempToken"), cleo.mailbox.code()).is(200);
        cleo.client.with(login.text("tokens.accessToken"));

        Answer proof = cleo.client
                .post("/auth/step-up", Map.of("factor", "mail", "lostDevice", true))
                .is(200);
        Map<String, String> answer = Map.of("tempToken", proof.text("tempToken"), "code", cleo.mailbox.code());
        cleo.client
                .send("DELETE", "/auth/factors/totp/" + authenticator, answer)
                .is(204);
        cleo.client
                .send("DELETE", "/auth/factors/totp/" + authenticator, answer)
                .isProblem(400, "code_refused");
        assertThat(cleo.client
                        .get("/auth/factors")
                        .json()
                        .path("authenticators")
                        .size())
                .isZero();
    }

    @Test
    void recoveryCodesWorkOnceEach() {
        Person dan = Person.loggedInAt(service, "dan@example.com");
        Answer codes =
                dan.client.post("/auth/factors/recovery", proof(dan, "mail")).is(201);
        String code = codes.text("codes.0");
        assertThat(codes.json().path("codes").size()).isEqualTo(10);

        dan.client.with(null);
        for (int attempt = 1; attempt <= 2; attempt++) {
            Answer login = dan.client
                    .post("/auth/login", Map.of("email", dan.email, "password", Person.PASSWORD, "factor", "recovery"))
                    .is(200);
            dan.type(login.text("tempToken"), code).is(attempt == 1 ? 200 : 401);
        }
    }

    @Test
    void noChangeWithoutAFreshProofOfOnesOwn() {
        Person eva = Person.loggedInAt(service, "eva@example.com");
        Person fay = Person.loggedInAt(service, "fay@example.com");
        Map<String, String> proofOfEva = proof(eva, "mail");

        fay.client.post("/auth/factors/recovery", proofOfEva).isProblem(400, "code_refused");
        fay.client
                .post("/auth/factors/recovery", Map.of("tempToken", "x", "code", "123456"))
                .isProblem(400, "code_refused");
        fay.client.post("/auth/factors/totp", Map.of("label", "phone")).isProblem(400, "invalid_request");
        fay.client.with(null).post("/auth/step-up", Map.of()).isProblem(401, "token_missing");
    }

    @Test
    void anAuthenticatorIsRenewedWithProofAndWorksUntilThen() {
        Person hal = Person.loggedInAt(service, "hal@example.com");
        SimulatedAuthenticator old = turnOn(hal);
        String renewal = renewal(hal);
        hal.client.post(renewal, Map.of()).isProblem(400, "invalid_request");
        hal.client.post(renewal, Map.of("tempToken", "x", "code", "123456")).isProblem(400, "code_refused");

        Answer shown = hal.client.post(renewal, proof(hal, old)).is(201);
        SimulatedAuthenticator renewed = typed(shown);
        assertThat(proves(hal, old)).isTrue();
        assertThat(proves(hal, renewed)).isFalse();
        hal.client
                .post("/auth/factors/totp/confirm", confirmation(shown, renewed.code()))
                .is(200);
        assertThat(proves(hal, old)).isFalse();
        assertThat(proves(hal, renewed)).isTrue();
    }

    @Test
    void nobodyRenewsTheAuthenticatorOfAnother() {
        Person ida = Person.loggedInAt(service, "ida@example.com");
        turnOn(ida);
        Person jon = Person.loggedInAt(service, "jon@example.com");
        SimulatedAuthenticator phone = turnOn(jon);

        jon.client.post(renewal(ida), proof(jon, phone)).isProblem(404, "nothing_to_change");
    }

    @Test
    void anotherFactorReleasesALockedOne() {
        Person kim = Person.loggedInAt(service, "kim@example.com");
        SimulatedAuthenticator phone = turnOn(kim);
        service.advance(Duration.ofMinutes(1));
        String release = "/auth/factors/mail/release";
        // Before the lock, which is shorter than the way to an unused code.
        Map<String, String> byApp = proof(kim, phone);
        Map<String, String> byMail = proof(kim, "mail");
        Map<String, String> wrong = new HashMap<>(byMail);
        wrong.put("code", kim.wrongCode());
        for (int guess = 1; guess <= 5; guess++) {
            kim.client.post(release, wrong).isProblem(400, "code_refused");
        }
        kim.client.post(release, byMail).isProblem(429, "factor_locked");
        kim.client.post(release, Map.of("tempToken", "x", "code", "123456")).isProblem(400, "code_refused");
        assertThat(lockOfMail(kim)).isNotEmpty();

        kim.client.post(release, byApp).is(204);
        assertThat(lockOfMail(kim)).isEmpty();
    }

    @Test
    void aLoginCodeChangesNothing() {
        Person gus = Person.loggedInAt(service, "gus@example.com");
        String login = gus.passPassword().is(200).text("tempToken");

        gus.client
                .post("/auth/factors/recovery", Map.of("tempToken", login, "code", gus.mailbox.code()))
                .isProblem(400, "code_refused");
    }

    /** Turned on, with the code of the moment used. */
    private SimulatedAuthenticator turnOn(Person person) {
        Answer enrolment = enrol(person).is(201);
        SimulatedAuthenticator phone = typed(enrolment);
        person.client
                .post("/auth/factors/totp/confirm", confirmation(enrolment, phone.code()))
                .is(200);
        return phone;
    }

    private SimulatedAuthenticator typed(Answer shown) {
        return new SimulatedAuthenticator(
                OtpSecret.ofBase32(shown.text("secret")), TotpParameters.DEFAULT, service.time());
    }

    /** The proof of an app, with a code that was not used yet. */
    private Map<String, String> proof(Person person, SimulatedAuthenticator app) {
        service.advance(TotpParameters.DEFAULT.period());
        String token = person.client
                .post("/auth/step-up", Map.of("factor", "totp"))
                .is(200)
                .text("tempToken");
        return Map.of("tempToken", token, "code", app.code());
    }

    /** Whether a new set of recovery codes is to be had with an app. */
    private boolean proves(Person person, SimulatedAuthenticator app) {
        Answer answer = person.client.post("/auth/factors/recovery", proof(person, app));
        assertThat(answer.status()).isIn(201, 400);
        return answer.status() == 201;
    }

    private static String renewal(Person person) {
        return "/auth/factors/totp/" + person.client.get("/auth/factors").text("authenticators.0.id") + "/renew";
    }

    private static String lockOfMail(Person person) {
        for (JsonNode own : person.client.get("/auth/factors").is(200).json().path("factors")) {
            if (own.path("factor").asString().equals("mail")) {
                return own.path("lockedUntil").asString("");
            }
        }
        throw new IllegalStateException("no mail");
    }

    private static Answer enrol(Person person) {
        Map<String, String> proof = proof(person, "mail");
        return person.client.post(
                "/auth/factors/totp",
                Map.of("label", "phone", "tempToken", proof.get("tempToken"), "code", proof.get("code")));
    }

    private static Map<String, String> confirmation(Answer enrolment, String code) {
        return Map.of("enrolmentId", enrolment.text("enrolmentId"), "code", code);
    }

    private static Map<String, String> proof(Person person, String factor) {
        String token = person.client
                .post("/auth/step-up", Map.of("factor", factor))
                .is(200)
                .text("tempToken");
        return Map.of("tempToken", token, "code", person.mailbox.code());
    }
}
