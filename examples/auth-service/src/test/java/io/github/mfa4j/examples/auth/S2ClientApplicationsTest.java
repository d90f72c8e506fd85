package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.TotpParameters;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service of second factors for other applications (S2). */
class S2ClientApplicationsTest extends WithService {

    private static final String PHONE = "+34600000001";

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Application shop;

    @Override
    String[] variables() {
        return new String[] {"--MFA_CLIENTS=shop:secret-of-the-shop,bank:secret-of-the-bank"};
    }

    @BeforeEach
    void getToken() {
        shop = Application.at(service, "shop", "secret-of-the-shop");
    }

    @Test
    void everyRowOfTheTable() {
        Map<String, String> credentials = Map.of("client_id", "shop", "client_secret", "secret-of-the-shop");
        Answer token = service.client().post("/auth", credentials).is(200);
        assertThat(token.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(token.json().propertyNames()).containsExactlyInAnyOrder("access_token", "expires_in");

        Answer registered = shop.post("/mfa/register", "ana", "email", "Ana@Example.com", "phone", PHONE)
                .is(200);
        SimulatedAuthenticator app = shop.typed(registered);
        assertThat(shop.isOn("ana")).isFalse();
        assertThat(shop.accepts("ana", app.code())).isTrue();
        assertThat(shop.isOn("ana")).isTrue();

        service.advance(Duration.ofMinutes(1));
        SimulatedAuthenticator newApp =
                shop.typed(shop.post("/mfa/renew", "ana").is(200));
        assertThat(shop.accepts("ana", app.code())).isTrue();
        assertThat(shop.accepts("ana", newApp.code())).isTrue();
        service.advance(Duration.ofMinutes(1));
        assertThat(shop.accepts("ana", app.code())).isFalse();
        assertThat(shop.accepts("ana", newApp.code())).isTrue();

        String code = shop.post("/mfa/generate", "ana").is(200).text("code");
        assertThat(code).matches("[0-9]{6}");
        assertThat(shop.accepts("ana", code)).isTrue();
        assertThat(shop.accepts("ana", code)).isFalse();

        Answer sms = shop.post("/mfa/sms", "ana").is(200);
        assertThat(sms.text("status")).isEqualTo("success");
        assertThat(sms.body()).doesNotContain(PHONE, textedCode());
        assertThat(shop.accepts("ana", textedCode())).isTrue();

        Answer mail = shop.post("/mfa/email", "ana").is(200);
        String mailed = service.mailbox("ana@example.com").code();
        assertThat(mail.text("status")).isEqualTo("success");
        assertThat(mail.body()).doesNotContain("ana@example.com", mailed);
        assertThat(shop.accepts("ana", mailed)).isTrue();

        assertThat(shop.post("/mfa/disable", "ana").is(200).text("status")).isEqualTo("success");
        assertThat(shop.isOn("ana")).isFalse();
        service.advance(Duration.ofMinutes(2));
        assertThat(shop.accepts("ana", newApp.code())).isFalse();

        Answer recovery =
                shop.post("/mfa/recovery", "ana", "recovery_method", "email").is(200);
        assertThat(recovery.text("status")).isEqualTo("success");
        assertThat(shop.accepts("ana", service.mailbox("ana@example.com").code()))
                .isTrue();
        shop.post("/mfa/recovery", "ana", "recovery_method", "sms").is(200);
        assertThat(shop.accepts("ana", textedCode())).isTrue();

        Answer revoked = service.client().post("/auth/revoke", Map.of("access_token", token.text("access_token")));
        assertThat(revoked.is(200).text("status")).isEqualTo("success");
        service.client()
                .with(token.text("access_token"))
                .post("/mfa/generate", shop.about("ana"))
                .isProblem(401, "invalid_token");
    }

    @Test
    void thePictureIsShownOnce() {
        Answer registered = shop.post("/mfa/register", "ben").is(200);
        String url = registered.text("qr_code_url");
        HttpResponse<byte[]> picture = shop.fetch(url);

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        OtpAuthUri uri = OtpAuthUri.parse(Application.decoded(picture.body()));
        assertThat(uri.account()).isEqualTo("ben");
        assertThat(uri.secret().toBase32()).isEqualTo(registered.text("secret"));
        SimulatedAuthenticator app = new SimulatedAuthenticator(uri.secret(), TotpParameters.DEFAULT, service.time());
        assertThat(shop.accepts("ben", app.code())).isTrue();

        assertThat(shop.fetch(url).statusCode()).isEqualTo(404);
    }

    @Test
    void thePictureIsShownSoonOrNotAtAll() {
        String late = shop.post("/mfa/register", "cleo").is(200).text("qr_code_url");
        service.advance(Duration.ofMinutes(5));
        assertThat(shop.fetch(late).statusCode()).isEqualTo(404);

        String old = shop.post("/mfa/register", "cleo").is(200).text("qr_code_url");
        String disabled = shop.post("/mfa/register", "cleo").is(200).text("qr_code_url");
        assertThat(shop.fetch(old).statusCode()).isEqualTo(404);
        shop.post("/mfa/disable", "cleo").is(200);
        assertThat(shop.fetch(disabled).statusCode()).isEqualTo(404);
        assertThat(shop.fetch(old.substring(0, old.lastIndexOf('/')) + "/" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(404);
    }

    /** A20. */
    @Test
    void noClientTouchesAnothersUsers() {
        SimulatedAuthenticator app = shop.enrolled("dora", "email", "dora@example.com", "phone", PHONE);
        Application bank = Application.at(service, "bank", "secret-of-the-bank");
        String[] code = {"code", "123456", "recovery_method", "email"};
        for (String path : List.of(
                "register", "renew", "generate", "sms", "email", "verify", "disable", "recovery", "erase", "release")) {
            bank.http.post("/mfa/" + path, shop.about("dora", code)).isProblem(403, "other_client");
        }
        bank.http.get("/mfa/status?client_id=shop&user_id=dora").isProblem(403, "other_client");

        for (String path : List.of("renew", "generate", "sms", "email", "verify", "disable", "recovery")) {
            bank.post("/mfa/" + path, "dora", code).isProblem(404, "user_unknown");
        }
        bank.http.get("/mfa/status?client_id=bank&user_id=dora").isProblem(404, "user_unknown");

        SimulatedAuthenticator other = bank.enrolled("dora", "email", "other@example.com");
        service.advance(Duration.ofMinutes(1));
        assertThat(bank.accepts("dora", app.code())).isFalse();
        assertThat(shop.accepts("dora", other.code())).isFalse();
        bank.post("/mfa/disable", "dora").is(200);
        bank.post("/mfa/erase", "dora").is(200);
        assertThat(shop.isOn("dora")).isTrue();
        assertThat(shop.accepts("dora", app.code())).isTrue();
    }

    /** Nor uses up their codes, which have quotas. */
    @Test
    void noClientUsesUpWhatAnothersUsersMayHave() {
        Application bank = Application.at(service, "bank", "secret-of-the-bank");
        bank.post("/mfa/register", "leo").is(200);
        for (String id : List.of("leo", "Leo", "lEo", "leO", "LEO", "LeO")) {
            shop.post("/mfa/register", id).is(200);
            shop.post("/mfa/generate", id).is(200);
        }

        bank.post("/mfa/generate", "leo").is(200);
    }

    /** An address that somebody else says to be theirs. */
    @Test
    void A32_noClientUsesUpTheMailboxOfAUserOfThisService() {
        Person mia = Person.registeredAt(service, "mia@example.com");
        for (String id : List.of("thief1", "thief2", "thief3", "thief4", "thief5")) {
            shop.post("/mfa/register", id, "email", mia.email).is(200);
            shop.post("/mfa/email", id).is(200);
        }
        shop.post("/mfa/register", "thief6", "email", mia.email).is(200);
        shop.post("/mfa/email", "thief6").isProblem(429, "too_many_codes");

        mia.logIn();
    }

    @Test
    void newCodesInTheirInterval() {
        shop.post("/mfa/register", "fay", "email", "fay@example.com").is(200);
        shop.post("/mfa/email", "fay").is(200);

        Answer tooSoon = shop.post("/mfa/email", "fay").isProblem(429, "too_many_codes");
        assertThat(Integer.parseInt(tooSoon.header("Retry-After"))).isPositive();
        shop.post("/mfa/sms", "fay").isProblem(409, "factor_not_set_up");
    }

    @Test
    void renewingTakesWhatRegisteringDoesNot() {
        SimulatedAuthenticator app = shop.enrolled("gil", "email", "gil@example.com");
        shop.post("/mfa/register", "gil", "email", "thief@example.com").isProblem(409, "already_registered");
        shop.post("/mfa/email", "gil").is(200);
        assertThat(service.mailbox("thief@example.com").count()).isZero();

        shop.post("/mfa/renew", "gil", "email", "new@example.com").is(200);
        service.advance(Duration.ofMinutes(2));
        shop.post("/mfa/email", "gil").is(200);
        assertThat(shop.accepts("gil", service.mailbox("new@example.com").code()))
                .isTrue();

        Client narrow = shop.narrowed("renew");
        narrow.post("/mfa/disable", shop.about("gil")).isProblem(403, "forbidden");
        narrow.post("/mfa/erase", shop.about("gil")).isProblem(403, "forbidden");
        narrow.post("/mfa/renew", shop.about("gil")).is(200);
        shop.narrowed("").post("/mfa/renew", shop.about("gil")).isProblem(403, "forbidden");
        service.advance(Duration.ofMinutes(1));
        narrow.post("/mfa/verify", shop.about("gil", "code", app.code())).is(200);
        shop.post("/mfa/register", "hal").is(200);
        shop.post("/mfa/renew", "hal").isProblem(409, "not_registered");
    }

    @Test
    void whatAClientDoesIsNoted() {
        shop.enrolled("ida");
        shop.post("/mfa/generate", "ida").is(200);
        shop.post("/mfa/renew", "ida").is(200);
        shop.post("/mfa/disable", "ida").is(200);

        assertThat(noted("ida"))
                .contains("CLIENT_CODE_HANDED_OVER ", "ENROLMENT_STARTED client shop", "FACTOR_REMOVED client shop");
    }

    @Test
    void erasingLeavesNothing() {
        SimulatedAuthenticator app = shop.enrolled("jon", "email", "jon@example.com");
        shop.post("/mfa/erase", "jon").is(200);

        assertThat(noted("jon")).isEmpty();
        shop.verify("jon", app.code()).isProblem(404, "user_unknown");
        shop.post("/mfa/register", "jon").is(200);
        assertThat(shop.isOn("jon")).isFalse();
    }

    @Test
    void tokensThatAreNone() {
        Client client = service.client();
        client.post("/mfa/generate", shop.about("ana")).isProblem(401, "token_missing");
        client.post("/mfa/verify", shop.about("ana", "code", "123456")).isProblem(401, "token_missing");
        client.get("/mfa/status?client_id=shop&user_id=ana").isProblem(401, "token_missing");
        Person person = Person.loggedInAt(service, "kim@example.com");
        person.client.post("/mfa/generate", shop.about("ana")).isProblem(401, "invalid_token");
        person.client.post("/mfa/verify", shop.about("ana", "code", "123456")).isProblem(401, "token_missing");

        Application early = Application.at(service, "shop", "secret-of-the-shop");
        early.http.get("/auth/profile").isProblem(401, "invalid_token");
        service.advance(Duration.ofHours(1));
        early.post("/mfa/generate", "ana").isProblem(401, "invalid_token");
    }

    @Test
    void credentialsThatAreWrong() {
        Client client = service.client();
        for (String[] pair : new String[][] {
            {"shop", "secret-of-the-bank"}, {"nobody", "secret-of-the-shop"}, {"demo-app", "demo-secret"}
        }) {
            client.post("/auth", Map.of("client_id", pair[0], "client_secret", pair[1]))
                    .isProblem(401, "bad_credentials");
        }
        client.post("/auth", Map.of("client_id", "shop")).isProblem(400, "invalid_request");
        client.post("/auth", Map.of("client_id", "shop", "client_secret", "x".repeat(257)))
                .isProblem(400, "invalid_request");
        client.post("/auth", Map.of("client_id", "shop", "client_secret", 1)).isProblem(400, "bad_request");
        client.post("/auth", Map.of("client_id", "shop", "client_secret", "secret-of-the-shop", "scope", "everything"))
                .isProblem(400, "invalid_request");
        client.post("/auth/revoke", Map.of()).isProblem(400, "invalid_request");
        client.post("/auth/revoke", Map.of("access_token", "none of ours")).is(200);
        client.post("/auth/revoke", Map.of("access_token", "shop.none-of-ours")).is(200);
        shop.http.post("/auth/revoke", Map.of("access_token", shop.token())).is(200);
        shop.post("/mfa/generate", "ana").isProblem(401, "invalid_token");
    }

    @Test
    void fieldsThatAreWrong() {
        for (String path : List.of("register", "renew", "generate", "sms", "email", "verify", "disable", "recovery")) {
            shop.http.post("/mfa/" + path, Map.of("client_id", "shop")).isProblem(400, "invalid_request");
            shop.http.post("/mfa/" + path, Map.of("user_id", "ana")).isProblem(400, "invalid_request");
            shop.http
                    .post("/mfa/" + path, Map.of("client_id", "shop", "user_id", 7))
                    .isProblem(400, "bad_request");
            shop.post("/mfa/" + path, "u".repeat(65)).isProblem(400, "invalid_request");
            shop.post("/mfa/" + path, "a:b").isProblem(400, "invalid_request");
        }
        shop.http.get("/mfa/status?client_id=shop").isProblem(400, "bad_request");
        shop.http.get("/mfa/status?client_id=shop&user_id=a%00").isProblem(400, "bad_request");
        shop.verify("ana", "1".repeat(65)).isProblem(400, "invalid_request");
        shop.post("/mfa/register", "lea", "email", "no address").isProblem(400, "invalid_request");
        shop.post("/mfa/register", "lea", "phone", "600 000 001").isProblem(400, "invalid_request");
        shop.post("/mfa/recovery", "lea", "recovery_method", "pigeon").isProblem(400, "invalid_request");
        shop.http.get("/mfa/generate").isProblem(405, "method_not_allowed");
        shop.http.sendText("POST", "/mfa/generate", "<a/>", "application/xml").isProblem(415, "unsupported_media_type");
    }

    @Test
    void codesOfNoUseAreFailures() {
        shop.post("/mfa/register", "max").is(200);
        for (String code : List.of("000000x", "12", "\u0000", "１２３４５６")) {
            assertThat(shop.accepts("max", code)).isFalse();
        }
    }

    @Test
    void describedInOpenApi() {
        var description = service.client().get("/v3/api-docs").is(200).json();
        var paths = description.path("paths");
        assertThat(paths.propertyNames())
                .contains("/auth", "/auth/revoke", "/mfa/register", "/mfa/renew", "/mfa/generate", "/mfa/sms")
                .contains("/mfa/email", "/mfa/disable", "/mfa/recovery", "/mfa/status", "/mfa/qr/{token}");
        assertThat(paths.path("/mfa/verify").toString()).contains("schemas/Code\"", "schemas/CodeOfUser\"");
        assertThat(description.at("/components/schemas/CodeOfUser/properties").propertyNames())
                .containsExactlyInAnyOrder("client_id", "user_id", "code");
        assertThat(paths.path("/mfa/status").toString()).contains("\"user_id\"", "\"client_id\"");
    }

    /** The code in the newest text message. */
    private String textedCode() {
        String newest = service.mailbox("").raw().stream()
                .filter(message -> message.startsWith("To: " + PHONE))
                .filter(message -> message.matches("(?s).*\n[0-9]{6}\n"))
                .reduce("", (earlier, later) -> later);
        return newest.strip().substring(newest.strip().length() - 6);
    }

    private List<String> noted(String user) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select kind || ' ' || coalesce(detail, '') from audit_events where tenant = 'shop' and user_id = ?")
                .param(user)
                .query(String.class)
                .list();
    }
}
