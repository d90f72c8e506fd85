package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.JwtEncoder;

/** Programs: bearer tokens without sessions, and the challenge alone. Never a redirect, never a cookie. */
class ProgramTest extends InTheShop {

    @Override
    Class<?>[] more() {
        return new Class<?>[] {TokenApplication.class};
    }

    @Test
    void whatLacksTheFactorIsToldSo() throws Exception {
        shop().enrolled("ada");
        Program program = program().bearer(firstToken("ada")).get("/api/orders");

        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("Content-Type")).contains("application/problem+json");
        assertThat(program.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"second_factor_required\"");
        assertThat(program.header("Cache-Control")).contains("no-store");
        assertThat(program.header("Location")).isEmpty();
        assertThat(program.header("Set-Cookie")).isEmpty();
        assertThat(program.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"reason\":\"second_factor_required\"}");
    }

    @Test
    void aBearerOfTheFirstFactorExchangesItForATokenWithBoth() throws Exception {
        Phone phone = shop().enrolled("bea");
        Program program = program().bearer(firstToken("bea"));

        program.post("/api/mfa/factor", Map.of());
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.member("factor")).isEqualTo("totp");
        assertThat(program.member("expiresAt")).startsWith("2026-11-22T12:");
        assertThat(program.header("Cache-Control")).contains("no-store");

        program.post("/api/mfa", Map.of("challenge", program.member("challenge"), "code", phone.nextCode()));
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.header("Set-Cookie")).isEmpty();

        program.bearer(program.body()).get("/api/orders");
        assertThat(program.body()).isEqualTo("JwtAuthenticationToken of bea");
    }

    @Test
    void aTokenTellsWhenTheFactorWasPassed() throws Exception {
        Phone phone = shop().enrolled("pia");
        Program pia = program().bearer(firstToken("pia"));
        exchange(pia, phone);
        assertThat(pia.get("/api/till").status()).isEqualTo(200);

        shop().clock().advance(ShopApplication.FRESH);
        assertThat(pia.get("/api/till").status()).isEqualTo(401);
        assertThat(pia.member("reason")).isEqualTo("second_factor_expired");
        assertThat(pia.header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("max_age=\"600\""));
        assertThat(pia.get("/api/orders").status()).isEqualTo(200);

        exchange(pia, phone);
        shop().clock().advance(ShopApplication.FRESH.minusSeconds(1));
        assertThat(pia.get("/api/till").status()).isEqualTo(200);
        shop().clock().advance(Duration.ofSeconds(1));
        assertThat(pia.get("/api/till").status()).isEqualTo(401);
    }

    /** A code for a token in which the factor is as old as the code. */
    private static void exchange(Program program, Phone phone) throws Exception {
        program.post("/api/mfa/factor", Map.of());
        program.post("/api/mfa", Map.of("challenge", program.member("challenge"), "code", phone.nextCode()));
        assertThat(program.status()).isEqualTo(200);
        program.bearer(program.body());
    }

    @Test
    void aLoginIsAnsweredWithAChallengeThatAloneIsEnoughForTheToken() throws Exception {
        Phone phone = shop().enrolled("cem");
        Program program = program();

        program.postForm("/api/login", "username=cem&password=correct+horse");
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.header("Set-Cookie")).isEmpty();
        String challenge = program.member("challenge");
        program.post("/api/mfa", Map.of("challenge", challenge, "code", phone.nextCode()));
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.header("Set-Cookie")).isEmpty();
        String token = program.body();

        assertThat(program.bearer(token).get("/api/orders").status()).isEqualTo(200);
        // The challenge is spent.
        program.bearer(null).post("/api/mfa", Map.of("challenge", challenge, "code", phone.nextCode()));
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.member("reason")).isEqualTo("challenge_void");
    }

    @Test
    void A20_aChallengeOfAnotherUserIsRefusedUntouched() throws Exception {
        Phone phone = shop().enrolled("dan");
        shop().enrolled("eve");
        String challenge = program()
                .bearer(firstToken("dan"))
                .post("/api/mfa/factor", Map.of())
                .member("challenge");

        Program eve = program().bearer(firstToken("eve"));
        String code = phone.nextCode();
        for (String path : List.of("/api/mfa", "/api/mfa/resend", "/api/mfa/factor")) {
            eve.post(path, Map.of("challenge", challenge, "code", code, "factor", "recovery"));
            assertThat(eve.status()).isEqualTo(401);
            assertThat(eve.member("reason")).isEqualTo("challenge_void");
        }

        // Neither the challenge nor the code was touched by that.
        Program dan = program().bearer(firstToken("dan"));
        assertThat(dan.post("/api/mfa", Map.of("challenge", challenge, "code", code))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void A19_aChallengeForSomethingElseIsRefusedUntouched() throws Exception {
        Phone phone = shop().enrolled("kim");
        MultiFactor mfa = shop().bean(MultiFactor.class);
        String payment = ((Started) mfa.challenge(UserId.of("kim"), shop().bean(TotpFactor.class), Purpose.STEP_UP))
                .token()
                .value();
        String code = phone.nextCode();

        for (Program program : List.of(program(), program().bearer(firstToken("ida")))) {
            program.post("/api/mfa", Map.of("challenge", payment, "code", code));
            assertThat(program.member("reason")).isEqualTo("challenge_void");
        }

        assertThat(mfa.verify(payment, code)).isInstanceOf(Verified.class);
    }

    @Test
    void wrongCodesAre401AndALockIs429WithTheTimeToWait() throws Exception {
        Phone phone = shop().enrolled("fay");
        Program fay = program().bearer(firstToken("fay"));
        Map<String, String> wrong = Map.of(
                "challenge", fay.post("/api/mfa/factor", Map.of()).member("challenge"), "code", phone.wrongCode());

        for (int i = 0; i < 5; i++) {
            fay.post("/api/mfa", wrong);
            assertThat(fay.status()).isEqualTo(401);
            assertThat(fay.member("reason")).isEqualTo("wrong_code");
        }
        assertThat(fay.header("Retry-After")).contains("30");

        shop().clock().advance(Duration.ofSeconds(10));
        fay.post("/api/mfa", wrong);
        assertThat(fay.status()).isEqualTo(429);
        assertThat(fay.header("Retry-After")).contains("20");
        assertThat(fay.member("reason")).isEqualTo("locked");
        fay.post("/api/mfa/factor", Map.of());
        assertThat(fay.status()).isEqualTo(429);
    }

    /** Whatever keeps logs of addresses would keep them. */
    @Test
    void codesAndChallengesInTheAddressAreRefused() throws Exception {
        Phone phone = shop().enrolled("leo");
        Program leo = program().bearer(firstToken("leo"));
        String challenge = leo.post("/api/mfa/factor", Map.of()).member("challenge");
        String code = phone.nextCode();

        leo.postForm("/api/mfa?code=" + code, "challenge=" + challenge);
        assertThat(leo.member("reason")).isEqualTo("malformed_request");
        leo.postForm("/api/mfa?a=b&challenge=" + challenge, "code=" + code);
        assertThat(leo.member("reason")).isEqualTo("malformed_request");

        assertThat(leo.postForm("/api/mfa", "challenge=" + challenge + "&code=" + code)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCodeIsSentAgainAfterAMinuteAndWithAnotherFactorAtOnce() throws Exception {
        shop().customerWithMail("gus");
        Program gus = program().bearer(firstToken("gus"));
        gus.post("/api/mfa/factor", Map.of());
        assertThat(gus.member("destination")).isEqualTo("g***@e***.com");
        String first = gus.member("challenge");
        int sent = shop().mailsSent();

        assertThat(gus.post("/api/mfa/resend", Map.of("challenge", first)).status())
                .isEqualTo(429);
        shop().clock().advance(Duration.ofSeconds(61));
        gus.post("/api/mfa/resend", Map.of("challenge", first));
        assertThat(gus.status()).isEqualTo(200);
        assertThat(shop().mailsSent()).isEqualTo(sent + 1);
        String second = gus.member("challenge");

        gus.post("/api/mfa/factor", Map.of("challenge", second, "factor", "recovery"));
        assertThat(gus.member("reason")).isEqualTo("not_set_up");
        gus.post("/api/mfa", Map.of("challenge", second, "code", shop().lastMailedCode()));
        assertThat(gus.member("reason")).isEqualTo("challenge_void");
    }

    @Test
    void whatIsNoRequestIsRefusedCheaply() throws Exception {
        shop().enrolled("hal");
        Program hal = program().bearer(firstToken("hal"));

        assertThat(hal.postText("/api/mfa", "{\"code\":").status()).isEqualTo(400);
        assertThat(hal.member("reason")).isEqualTo("malformed_request");
        assertThat(hal.postText("/api/mfa", "[\"" + "9".repeat(20_000) + "\"]").status())
                .isEqualTo(400);
        assertThat(hal.postText("/api/mfa", "{\"code\":{\"a\":1},\"challenge\":7}")
                        .status())
                .isEqualTo(401);
        assertThat(hal.postText("/api/mfa", "null").status()).isEqualTo(401);
    }

    @Test
    void nobodyWithoutAFirstFactorStartsAChallenge() throws Exception {
        Program nobody = program();

        assertThat(nobody.post("/api/mfa/factor", Map.of()).status()).isEqualTo(401);
        assertThat(nobody.member("reason")).isEqualTo("first_factor_required");
        assertThat(nobody.post("/api/mfa/resend", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void whoHasNoFactorIsToldSo() throws Exception {
        shop().customer("ida");

        Program ida = program().bearer(firstToken("ida")).post("/api/mfa/factor", Map.of());

        assertThat(ida.status()).isEqualTo(409);
        assertThat(ida.member("reason")).isEqualTo("not_set_up");
    }

    private Program program() {
        return new Program(shop().origin());
    }

    /** A token that says no more than that the password was right. */
    private String firstToken(String name) {
        return TokenApplication.token(
                shop().bean(JwtEncoder.class),
                UsernamePasswordAuthenticationToken.authenticated(
                        name, null, AuthorityUtils.createAuthorityList("FACTOR_PASSWORD")));
    }
}
