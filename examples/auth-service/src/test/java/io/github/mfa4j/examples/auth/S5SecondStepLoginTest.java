package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The system with two steps, tokens and roles (S5), in the order of its table. */
class S5SecondStepLoginTest extends WithService {

    @Test
    void theWholeWay() {
        Person ana = Person.registeredAt(service, "ana@example.com");

        Answer login = ana.passPassword().is(200);
        assertThat(login.json().path("success").asBoolean()).isTrue();
        assertThat(login.instant("expiresAt"))
                .isBetween(service.now().plusSeconds(290), service.now().plusSeconds(301));
        assertThat(login.text("factor")).isEqualTo("mail");
        assertThat(login.body()).doesNotContain(ana.mailbox.code(), "accessToken", "ana@example.com");

        Answer verified = ana.type(login.text("tempToken"), ana.mailbox.code()).is(200);
        assertThat(verified.text("user.email")).isEqualTo("ana@example.com");
        assertThat(verified.text("user.firstName")).isEqualTo("Ana");
        assertThat(verified.text("user.lastName")).isEqualTo("García");
        assertThat(verified.json().at("/tokens/expiresIn").asInt()).isEqualTo(900);

        Answer refreshed = ana.client
                .post("/auth/refresh", Map.of("refreshToken", verified.text("tokens.refreshToken")))
                .is(200);
        assertThat(refreshed.json().path("expiresIn").asInt()).isEqualTo(900);
        ana.client.with(refreshed.text("accessToken"));

        Answer profile = ana.client.get("/auth/profile").is(200);
        assertThat(profile.text("user.id")).isEqualTo(verified.text("user.id"));
        assertThat(profile.json().at("/user/isActive").asBoolean()).isTrue();
        assertThat(profile.json().at("/user/emailConfirmed").asBoolean()).isTrue();
        assertThat(profile.instant("user.createdAt")).isBeforeOrEqualTo(service.now());

        Answer validated = ana.client.post("/auth/validate-token", Map.of()).is(200);
        assertThat(validated.text("user.sub")).isEqualTo(verified.text("user.id"));
        assertThat(validated.text("user.email")).isEqualTo("ana@example.com");
        assertThat(validated.json().at("/user/exp").asLong()
                        - validated.json().at("/user/iat").asLong())
                .isEqualTo(900);

        ana.client.get("/protected/dashboard").is(200);
        ana.client.get("/protected/admin").isProblem(403, "forbidden");

        ana.client.post("/auth/logout", Map.of()).is(200);
        ana.client.get("/protected/dashboard").isProblem(401, "invalid_token");
        ana.client
                .with(null)
                .post("/auth/refresh", Map.of("refreshToken", refreshed.text("refreshToken")))
                .isProblem(401, "invalid_token");
    }

    /** Many clients send theirs with all they ask for. */
    @Test
    void anAccessTokenThatExpiredShutsNothingThatNeedsNone() {
        Person leo = Person.registeredAt(service, "leo@example.com");
        String refreshToken = leo.logIn().text("tokens.refreshToken");
        service.advance(Duration.ofMinutes(16));
        leo.client.get("/auth/profile").isProblem(401, "invalid_token");

        leo.client.post("/auth/refresh", Map.of("refreshToken", refreshToken)).is(200);
        leo.client.get("/actuator/health").is(200);
        leo.logIn();
        leo.client.get("/auth/profile").is(200);
    }

    @Test
    void thePasswordAloneOpensNothing() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        String tempToken = ben.passPassword().is(200).text("tempToken");

        ben.client.with(tempToken).get("/protected/dashboard").isProblem(401, "invalid_token");
        ben.client.with(null).get("/protected/dashboard").isProblem(401, "token_missing");
    }

    @Test
    void aCodeWorksOnce() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        String tempToken = cleo.passPassword().is(200).text("tempToken");
        String code = cleo.mailbox.code();

        cleo.type(tempToken, code).is(200);
        cleo.type(tempToken, code).isProblem(401, "code_refused");
    }

    @Test
    void wrongCodesAndForgedTokensLookAlike() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        String tempToken = dan.passPassword().is(200).text("tempToken");

        Answer wrong = dan.type(tempToken, dan.wrongCode()).isProblem(401, "code_refused");
        Answer forged = dan.type("x" + tempToken, dan.mailbox.code()).isProblem(401, "code_refused");
        assertThat(forged.body()).isEqualTo(wrong.body());
    }

    @Test
    void wrongCodesLockForAWhile() {
        Person eva = Person.registeredAt(service, "eva@example.com");
        String tempToken = eva.passPassword().is(200).text("tempToken");
        for (int guess = 1; guess <= 5; guess++) {
            eva.type(tempToken, eva.wrongCode()).is(401);
        }

        Answer locked = eva.type(tempToken, eva.mailbox.code()).isProblem(429, "factor_locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 30);
        Answer again = eva.passPassword().is(429);
        assertThat(again.body()).doesNotContain("tempToken");

        service.advance(Duration.ofMinutes(2));
        eva.logIn();
    }

    @Test
    void A05_aResendGivesNoFreshGuesses() {
        Person jon = Person.registeredAt(service, "jon@example.com");
        String first = jon.passPassword().is(200).text("tempToken");
        for (int guess = 1; guess <= 4; guess++) {
            jon.type(first, jon.wrongCode()).is(401);
        }
        service.advance(Duration.ofSeconds(61));
        String second = jon.client
                .post("/auth/login/resend", Map.of("tempToken", first))
                .is(200)
                .text("tempToken");

        jon.type(second, jon.wrongCode()).is(401);
        jon.type(second, jon.mailbox.code()).isProblem(429, "factor_locked");
    }

    @Test
    void anotherCodeMustWait() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        String first = fay.passPassword().is(200).text("tempToken");

        Answer early = fay.passPassword().isProblem(429, "too_many_codes");
        assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 60);

        String old = fay.mailbox.code();
        service.advance(Duration.ofSeconds(61));
        String second = fay.client
                .post("/auth/login/resend", Map.of("tempToken", first))
                .is(200)
                .text("tempToken");
        fay.type(first, old).isProblem(401, "code_refused");
        fay.type(second, fay.mailbox.code()).is(200);
    }

    @Test
    void codesAndTokensExpire() {
        Person gus = Person.registeredAt(service, "gus@example.com");
        String tempToken = gus.passPassword().is(200).text("tempToken");
        service.advance(Duration.ofMinutes(5).plusSeconds(1));
        gus.type(tempToken, gus.mailbox.code()).isProblem(401, "code_refused");

        Answer login = gus.logIn();
        service.advance(Duration.ofMinutes(15));
        gus.client.get("/auth/profile").isProblem(401, "invalid_token");
        service.advance(Duration.ofDays(7).minusMinutes(16));
        gus.client.with(null);
        String next = refreshed(gus, login.text("tokens.refreshToken")).is(200).text("refreshToken");
        service.advance(Duration.ofMinutes(2));
        refreshed(gus, next).isProblem(401, "invalid_token");
    }

    private static Answer refreshed(Person person, String token) {
        return person.client.post("/auth/refresh", Map.of("refreshToken", token));
    }

    @Test
    void codesLiveAsLongAsIsSet() {
        try (Service patient = Service.start("--MFA_CODE_EXPIRATION_MINUTES=10")) {
            Person kim = Person.registeredAt(patient, "kim@example.com");
            Answer login = kim.passPassword().is(200);
            assertThat(login.instant("expiresAt"))
                    .isBetween(patient.now().plusSeconds(590), patient.now().plusSeconds(601));

            patient.advance(Duration.ofMinutes(9));
            kim.type(login.text("tempToken"), kim.mailbox.code()).is(200);
        }
    }

    @Test
    void aRefreshTokenThatComesBackEndsTheSession() {
        Person hal = Person.registeredAt(service, "hal@example.com");
        String stolen = hal.logIn().text("tokens.refreshToken");
        Answer refreshed =
                hal.client.post("/auth/refresh", Map.of("refreshToken", stolen)).is(200);
        hal.client.with(refreshed.text("accessToken")).get("/auth/profile").is(200);

        hal.client.post("/auth/refresh", Map.of("refreshToken", stolen)).isProblem(401, "invalid_token");

        hal.client
                .post("/auth/refresh", Map.of("refreshToken", refreshed.text("refreshToken")))
                .isProblem(401, "invalid_token");
        hal.client.get("/auth/profile").isProblem(401, "invalid_token");
        assertThat(service.notedOf(hal)).containsOnlyOnce("REFRESH_TOKEN_REUSED");
    }

    @Test
    void theFirstAdministratorIsWhoProvesTheAddress() {
        Person root = Person.registeredAt(service, "root@example.com");
        root.logIn();

        root.client.get("/protected/admin").is(200);
        assertThat(root.client.get("/auth/profile").text("user.role")).isEqualTo("ADMIN");
    }

    @Test
    void theMailSettingsAreTriedInDevelopment() {
        Person ida = Person.registeredAt(service, "ida@example.com");
        int before = ida.mailbox.count();

        ida.client.post("/auth/test-email", Map.of("email", "ida@example.com")).is(200);

        assertThat(ida.mailbox.count()).isEqualTo(before + 1);
    }
}
