package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.token.Sessions;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a password that was reset by mail opens, and what it ends. */
class PasswordResetTest extends WithService {

    private static final String NEW_PASSWORD = "a wholly other password";
    private static final String STEP = "/verificar-codigo";
    private static final Administrator TEST = new Administrator("test");

    @Test
    void A28_aResetByMailDoesNotBypassTheApp() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        SimulatedAuthenticator phone = phoneOf(ana);
        reset(ana);

        int mails = ana.mailbox.count();
        logIn(ana, "mail").isProblem(403, "other_factor_needed");
        Answer asked = logIn(ana, null).is(200);
        assertThat(asked.text("factor")).isEqualTo("totp");
        switchToMail(ana, asked).isProblem(403, "other_factor_needed");
        assertThat(ana.mailbox.count()).isEqualTo(mails);

        ana.type(asked.text("tempToken"), phone.code()).is(200);
        Answer afterwards = logIn(ana, "mail").is(200);
        ana.type(afterwards.text("tempToken"), ana.mailbox.code()).is(200);
    }

    @Test
    void A28_aResetByMailDoesNotBypassTheAppOnThePages() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        SimulatedAuthenticator phone = phoneOf(ben);
        reset(ben);

        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.post("/login", "email", ben.email, "password", NEW_PASSWORD).leadsTo("/");
        visitor.get(STEP).post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP);
        visitor.post(STEP, "code", ben.mailbox.code()).leadsTo("/login?app");
        visitor.get("/security").leadsTo("/login");
        visitor.get("/login?app").shows(200, "Your password was reset by email");

        visitor.post("/login", "email", ben.email, "password", NEW_PASSWORD).leadsTo("/security?continue");
        visitor.get(STEP).post(STEP, "code", phone.code()).leadsTo("/security?continue");
        visitor.get("/security").shows(200, "Your password was reset by email", "was not enough after the reset");
    }

    /** What is asked of a login is not asked of a fresh proof. */
    @Test
    void aProofByMailInASessionIsEnoughForWhoAddsAnAppAfterAReset() {
        Person ida = Person.registeredAt(service, "ida@example.com");
        reset(ida);
        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.post("/login", "email", ida.email, "password", NEW_PASSWORD).get(STEP);
        visitor.post(STEP, "code", ida.mailbox.code()).leadsTo("/");
        phoneOf(ida);
        service.advance(Duration.ofMinutes(11));

        visitor.get(STEP + "/enrol").leadsTo(STEP);
        visitor.get(STEP).post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP);
        visitor.post(STEP, "code", ida.mailbox.code()).leadsTo(STEP + "/enrol?continue");
    }

    @Test
    void whoHasLostThePhoneUsesARecoveryCode() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        phoneOf(cleo);
        Generated codes = (Generated) service.bean(RecoveryCodeFactor.class).generate(id(cleo), TEST);
        reset(cleo);

        Answer asked = logIn(cleo, "recovery").is(200);
        cleo.type(asked.text("tempToken"), codes.codes().get(0).reveal()).is(200);
        logIn(cleo, "mail").is(200);
    }

    @Test
    void nothingBeginsAnyMoreForWhoWasLookedUpBeforeTheReset() {
        Person gus = Person.registeredAt(service, "gus@example.com");
        Users users = service.bean(Users.class);
        User before = users.find(new EmailAddress(gus.email)).orElseThrow();
        reset(gus);

        assertThatThrownBy(() -> service.bean(Sessions.class).begin(before, Duration.ofMinutes(1)))
                .isInstanceOf(Problem.class);
        users.settleReset(before);
        assertThat(users.find(before.id()).orElseThrow().resetByMail()).isTrue();
    }

    @Test
    void withoutAnAppACodeByMailIsTheSecondFactorAsBefore() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        reset(dan);

        Answer asked = logIn(dan, null).is(200);
        assertThat(asked.text("factor")).isEqualTo("mail");
        dan.type(asked.text("tempToken"), dan.mailbox.code()).is(200);
    }

    @Test
    void aLoginThatBeganWithTheOldPasswordIsOver() {
        Person eva = Person.registeredAt(service, "eva@example.com");
        SimulatedAuthenticator phone = phoneOf(eva);
        String tempToken = eva.passPassword().is(200).text("tempToken");
        PageVisitor visitor =
                new PageVisitor(service, "/login").logIn(eva).get(STEP).shows(200, "Type the code from your app");
        reset(eva);

        eva.type(tempToken, phone.code()).isProblem(401, "code_refused");
        eva.client
                .post("/auth/login/factor", Map.of("tempToken", tempToken, "factor", "recovery"))
                .isProblem(401, "invalid_token");
        eva.client.post("/auth/login/resend", Map.of("tempToken", tempToken)).isProblem(401, "invalid_token");
        visitor.post(STEP, "code", phone.code()).leadsTo("/login");
        visitor.get(STEP).leadsTo("/login");

        Answer asked = logIn(eva, null).is(200);
        eva.type(asked.text("tempToken"), phone.code()).is(200);
    }

    @Test
    void aResetThatFailsHalfWayChangesNothing() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        String accessToken = fay.logIn().text("tokens.accessToken");
        fay.client.with(null);
        String tempToken = begin(fay).is(200).text("tempToken");
        String code = fay.mailbox.code();
        JdbcClient database = service.bean(JdbcClient.class);

        database.sql("alter table sessions rename to gone").update();
        try {
            complete(fay, tempToken, code).isProblem(503, "unavailable");
        } finally {
            database.sql("alter table gone rename to sessions").update();
        }

        fay.passPassword().is(200);
        fay.client.with(accessToken).get("/auth/profile").is(200);
    }

    private void reset(Person person) {
        complete(person, begin(person).is(200).text("tempToken"), person.mailbox.code())
                .is(200);
    }

    private static Answer begin(Person person) {
        return person.client.post("/auth/password-reset", Map.of("email", person.email));
    }

    private static Answer complete(Person person, String tempToken, String code) {
        return person.client.post(
                "/auth/password-reset/confirm", Map.of("tempToken", tempToken, "code", code, "password", NEW_PASSWORD));
    }

    private static Answer logIn(Person person, @Nullable String factor) {
        Map<String, String> login = new HashMap<>(Map.of("email", person.email, "password", NEW_PASSWORD));
        if (factor != null) {
            login.put("factor", factor);
        }
        return person.client.post("/auth/login", login);
    }

    private static Answer switchToMail(Person person, Answer asked) {
        return person.client.post("/auth/login/factor", Map.of("tempToken", asked.text("tempToken"), "factor", "mail"));
    }

    /** An app that is on, and whose next code is good. */
    private SimulatedAuthenticator phoneOf(Person person) {
        TotpFactor totp = service.bean(TotpFactor.class);
        Pending pending = (Pending) totp.enroll(id(person), "phone", TEST);
        SimulatedAuthenticator phone =
                new SimulatedAuthenticator(pending.secret(), pending.parameters(), service.time());
        assertThat(totp.confirm(id(person), pending.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
        service.advance(Duration.ofSeconds(30));
        return phone;
    }

    private UserId id(Person person) {
        return service.bean(Users.class)
                .find(new EmailAddress(person.email))
                .orElseThrow()
                .mfaId();
    }
}
