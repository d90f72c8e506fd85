package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole runs of the systems, in which each secret is noted with the one answer or message that it may stand in. */
final class LeakRuns {

    /** Codes of eight digits, since six turn up by chance in some number. */
    private static final TotpParameters TOTP = new TotpParameters(OtpAlgorithm.SHA1, 8, Duration.ofSeconds(30));

    private static final String STEP = "/verificar-codigo";
    private static final Pattern QR_CODE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");
    private static final Pattern LINK_OF_KEY = Pattern.compile("href=\"(otpauth:[^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<code class=\"key\">([^<]+)</code>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<li><code>([^<]+)</code></li>");
    private static final Pattern DEVICE = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");

    private static final String PHONE = "+34600000001";
    static final String NEW_PASSWORD = "a wholly other password";
    static final String SECRET_OF_SHOP = "secret-of-the-shop";

    private final Service service;
    private final Leaks leaks;

    LeakRuns(Service service, Leaks leaks) {
        this.service = service;
        this.leaks = leaks;
    }

    /** S1 and S4. */
    void codeByMail() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        ana.client.post("/auth/register", ana.details()).is(409);
        Answer login = ana.client
                .post("/login_mfa", Map.of("username", ana.email, "password", Person.PASSWORD))
                .is(200);
        String token = leaks.shown(login, "tempToken");
        Map<String, String> code = Map.of("tempToken", token, "code", leaks.mailed(ana.mailbox));
        Answer verified = ana.client.post("/mfa/verify", code).is(200);
        ana.client.post("/mfa/verify", code).is(400);
        ana.client
                .with(leaks.shown(verified, "token"))
                .get("/protected/dashboard")
                .is(200);
        ana.client.get("/auth/profile").is(200);
    }

    /** S5. */
    void secondStepLogin() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        Answer first = ben.passPassword().is(200);
        leaks.mailed(ben.mailbox);
        service.advance(Duration.ofMinutes(2));
        Answer login = ben.client
                .post("/auth/login/resend", Map.of("tempToken", leaks.shown(first, "tempToken")))
                .is(200);
        Answer verified = ben.type(leaks.shown(login, "tempToken"), leaks.mailed(ben.mailbox))
                .is(200);
        leaks.shown(verified, "tokens.accessToken");
        Map<String, String> refresh = Map.of("refreshToken", leaks.shown(verified, "tokens.refreshToken"));
        Answer refreshed = ben.client.post("/auth/refresh", refresh).is(200);
        leaks.shown(refreshed, "refreshToken");
        ben.client.with(leaks.shown(refreshed, "accessToken"));
        ben.client.get("/auth/profile").is(200);
        ben.client.post("/auth/validate-token", Map.of()).is(200);
        ben.client.get("/protected/admin").is(403);
        ben.client.post("/auth/logout", Map.of()).is(200);
        ben.client.get("/protected/dashboard").is(401);
        ben.client.with(null).post("/auth/refresh", refresh).is(401);
    }

    void ownFactors() {
        Person cleo = loggedIn("cleo@example.com");
        Map<String, String> enrol = new HashMap<>(proof(cleo));
        enrol.put("label", "phone");
        Answer shown = cleo.client.post("/auth/factors/totp", enrol).is(201);
        SimulatedAuthenticator phone = authenticator(leaks.shown(shown, "secret"));
        cleo.client
                .post(
                        "/auth/factors/totp/confirm",
                        Map.of("enrolmentId", shown.text("enrolmentId"), "code", leaks.secret(phone.code())))
                .is(200);
        cleo.client.get("/auth/factors").is(200);
        Answer codes = cleo.client.post("/auth/factors/recovery", proof(cleo)).is(201);
        String recovery = leaks.shown(codes, "codes.0");
        cleo.client.with(null);
        Answer login = cleo.client
                .post("/auth/login", Map.of("email", cleo.email, "password", Person.PASSWORD, "factor", "recovery"))
                .is(200);
        Answer verified = cleo.type(leaks.shown(login, "tempToken"), recovery).is(200);
        leaks.shown(verified, "tokens.accessToken");
        leaks.shown(verified, "tokens.refreshToken");
    }

    void forgottenPassword() {
        Person dan = loggedIn("dan@example.com");
        Answer verification =
                dan.client.post("/auth/email-verification", Map.of()).is(200);
        dan.client
                .post(
                        "/auth/email-verification/confirm",
                        Map.of(
                                "tempToken", leaks.shown(verification, "tempToken"),
                                "code", leaks.mailed(dan.mailbox)))
                .is(200);
        service.advance(Duration.ofMinutes(2));
        Answer begun = dan.client
                .with(null)
                .post("/auth/password-reset", Map.of("email", dan.email))
                .is(200);
        dan.client
                .post(
                        "/auth/password-reset/confirm",
                        Map.of(
                                "tempToken", leaks.shown(begun, "tempToken"),
                                "code", leaks.mailed(dan.mailbox),
                                "password", NEW_PASSWORD))
                .is(200);
    }

    /** S2. */
    void clientApplication() {
        Answer token = service.client()
                .post("/auth", Map.of("client_id", "shop", "client_secret", SECRET_OF_SHOP))
                .is(200);
        Client client = service.client().with(leaks.shown(token, "access_token"));
        Map<String, String> eva =
                Map.of("client_id", "shop", "user_id", "eva", "email", "eva@example.com", "phone", PHONE);
        Answer registered = client.post("/mfa/register", eva).is(200);
        String link = leaks.shown(registered, "qr_code_url");
        leaks.secret(link.substring(link.lastIndexOf('/') + 1));
        SimulatedAuthenticator phone = authenticator(leaks.shown(registered, "secret"));
        verify(client, leaks.secret(phone.code()));
        verify(client, leaks.shown(client.post("/mfa/generate", eva).is(200), "code"));
        client.post("/mfa/email", eva).is(200);
        verify(client, leaks.mailed(service.mailbox("eva@example.com")));
        client.post("/mfa/sms", eva).is(200);
        List<String> texts = service.mailbox("").raw().stream()
                .filter(message -> message.startsWith("To: " + PHONE))
                .filter(message -> message.matches("(?s).*\n[0-9]{8}\n"))
                .toList();
        verify(client, leaks.texted(texts.get(texts.size() - 1)));
        client.post("/mfa/renew", eva).is(200);
        client.get("/mfa/status?client_id=shop&user_id=eva").is(200);
        client.post("/mfa/disable", eva).is(200);
        client.post("/auth/revoke", Map.of("access_token", token.text("access_token")))
                .is(200);
    }

    /** S3, and what is done on the pages afterwards: all of it is looked for in the database while it is under way, too. */
    void pages() {
        Person gil = Person.registeredAt(service, "gil@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.post("/login", "email", gil.email, "password", leaks.secret("the password of another site"))
                .leadsTo("/login?error");
        leaks.requireNoneIn("the database", Stored.of(service));
        visitor.logIn(gil).get(STEP);
        String codeOfTheLogin = leaks.mailed(gil.mailbox);
        visitor.post(STEP, "code", codeOfTheLogin).leadsTo("/").get("/security").shows(200);

        service.advance(Duration.ofMinutes(2));
        visitor.get(STEP + "/enrol").leadsTo(STEP).get(STEP).shows(200);
        visitor.post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP).shows(200);
        String proof = leaks.mailed(gil.mailbox);
        visitor.post(STEP, "code", codeOfTheLogin).leadsTo(STEP).get(STEP).shows(200, "Wrong code");
        visitor.post(STEP, "code", proof).get(STEP + "/enrol").shows(200);
        SimulatedAuthenticator phone = scanned(visitor.answer());
        leaks.requireNoneIn("the database", Stored.of(service));
        visitor.post(STEP + "/enrol", "code", leaks.secret(phone.code())).shows(200);
        recoveryCodesOn(visitor.answer());

        service.advance(Duration.ofMinutes(2));
        visitor.get(STEP + "/recovery").post(STEP + "/recovery").leadsTo(STEP).get(STEP);
        visitor.post(STEP, "code", leaks.secret(phone.code())).shows(200);
        recoveryCodesOn(visitor.answer());

        service.advance(Duration.ofMinutes(2));
        Matcher device = DEVICE.matcher(visitor.get("/security").shows(200).body());
        assertThat(device.find()).isTrue();
        visitor.post("/security/authenticators/remove", "id", device.group(1))
                .get("/security/proof")
                .shows(200, "8 digits");
        leaks.requireNoneIn("the database", Stored.of(service));
        visitor.post("/security/proof/code", "code", leaks.secret(phone.code())).leadsTo("/security?done");
        visitor.get("/security?done").shows(200);
    }

    /** The key stands on the page that shows it, in each of its forms, and its bytes stand nowhere. */
    private SimulatedAuthenticator scanned(Answer enrolment) {
        leaks.written(enrolment, QR_CODE);
        leaks.written(enrolment, LINK_OF_KEY);
        String key = leaks.written(enrolment, KEY).get(0).replace(" ", "");
        return authenticator(key);
    }

    private void recoveryCodesOn(Answer page) {
        List<String> codes = leaks.written(page, RECOVERY_CODE);
        assertThat(codes).hasSize(10);
        codes.forEach(code -> leaks.secret(code.replace("-", "")));
    }

    /** Refusals repeat nothing of what they refuse. */
    void refusals() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        Answer login = fay.passPassword().is(200);
        String token = leaks.shown(login, "tempToken");
        String code = leaks.mailed(fay.mailbox);
        String body = "{\"tempToken\":\"" + token + "\",\"code\":\"" + code + "\"";
        fay.client
                .sendText("POST", "/auth/verify-mfa", body, "application/json")
                .is(400);
        fay.client.sendText("POST", "/auth/verify-mfa", body, "text/plain").is(415);
        fay.client
                .sendText(
                        "POST",
                        "/auth/verify-mfa",
                        body.replace("\"" + code + "\"", "[" + code + "]}"),
                        "application/json")
                .is(400);
        fay.client.with(token).get("/auth/profile").is(401);
        fay.client.with(null);
        fay.type(token + token.repeat(40), code).is(400);
        fay.client
                .post("/auth/login", Map.of("email", fay.email, "password", Person.PASSWORD.repeat(9)))
                .is(400);
        fay.client
                .post("/auth/login", Map.of("email", fay.email, "password", List.of(Person.PASSWORD)))
                .is(400);
        fay.type(token, code).is(200);
    }

    private Person loggedIn(String email) {
        Person person = Person.registeredAt(service, email);
        Answer login = person.passPassword().is(200);
        Answer verified = person.type(leaks.shown(login, "tempToken"), leaks.mailed(person.mailbox))
                .is(200);
        leaks.shown(verified, "tokens.refreshToken");
        person.client.with(leaks.shown(verified, "tokens.accessToken"));
        return person;
    }

    private Map<String, String> proof(Person person) {
        Answer asked =
                person.client.post("/auth/step-up", Map.of("factor", "mail")).is(200);
        return Map.of("tempToken", leaks.shown(asked, "tempToken"), "code", leaks.mailed(person.mailbox));
    }

    private void verify(Client client, String code) {
        Answer answer = client.post("/mfa/verify", Map.of("client_id", "shop", "user_id", "eva", "code", code));
        assertThat(answer.is(200).text("status")).isEqualTo("success");
    }

    private SimulatedAuthenticator authenticator(String secret) {
        OtpSecret read = OtpSecret.ofBase32(secret);
        leaks.secretBytes(read.toByteArray());
        return new SimulatedAuthenticator(read, TOTP, service.time());
    }
}
