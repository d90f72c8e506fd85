package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a user's own security: what is changed there takes a fresh proof. */
class SecurityPagesTest extends WithService {

    private static final String STEP = "/verificar-codigo";
    private static final String RECOVERY = STEP + "/recovery";
    private static final String PROOF = "/security/proof";
    private static final Pattern RECOVERY_CODE = Pattern.compile("(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}");

    @Test
    void recoveryCodesTakeAFreshProofAndAreShownOnce() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login")
                .logInFully(ana)
                .get("/security")
                .shows(200, RECOVERY);
        String codeOfTheLogin = ana.mailbox.code();

        visitor.get(RECOVERY).shows(200).post(RECOVERY).leadsTo(STEP).get(STEP).shows(200, "Ana");
        visitor.post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP).shows(200, "a***@e***.com");
        visitor.post(STEP, "code", codeOfTheLogin).leadsTo(STEP).get(STEP).shows(200, "Wrong code");
        visitor.post(STEP, "code", ana.mailbox.code()).shows(200, "Keep your recovery codes");
        assertThat(RECOVERY_CODE.matcher(visitor.body()).results()).hasSize(10);

        visitor.get("/security").shows(200, "<strong>10</strong>", "New recovery codes were made", "You logged in");
        assertThat(RECOVERY_CODE.matcher(visitor.body()).results()).isEmpty();
    }

    @Test
    void whoHasAnAppIsAskedForItAndMaySwitchToMail() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        SimulatedAuthenticator phone = enrolled(fay);
        int mails = fay.mailbox.count();

        PageVisitor visitor = new PageVisitor(service, "/login").logIn(fay).get(STEP);
        visitor.shows(200, "Type the code from your app", "Get a code by email");
        assertThat(fay.mailbox.count()).isEqualTo(mails);
        visitor.post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP).shows(200, "f***@e***.com");
        visitor.post(STEP, "code", fay.mailbox.code()).leadsTo("/");

        service.advance(Duration.ofSeconds(30));
        visitor.get("/security").shows(200, "phone");
        visitor.post("/security/authenticators/remove", "id", phoneOf(fay))
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200, "Ana");
        visitor.post(PROOF + "/code", "code", "000000")
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200, "Wrong code");
        visitor.post(PROOF + "/code", "code", phone.code()).leadsTo("/security?done");
        assertThat(authenticators(fay)).isEmpty();
        visitor.post(PROOF + "/code", "code", phone.code()).leadsTo("/security");
    }

    @Test
    void anotherFactorServesAsAProofAndAnotherCodeIsSentOnDemand() {
        Person gus = Person.registeredAt(service, "gus@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(gus).get("/security");
        enrolled(gus);
        visitor.post("/security/authenticators/remove", "id", phoneOf(gus))
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200, "Type the code from your app");

        service.advance(Duration.ofMinutes(1));
        visitor.post(PROOF + "/factor", "factor", "mail")
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200, "g***@e***.com");
        String first = gus.mailbox.code();
        visitor.post(PROOF + "/resend").leadsTo(PROOF).get(PROOF).shows(200, "No code sent");
        service.advance(Duration.ofMinutes(1));
        visitor.post(PROOF + "/resend").leadsTo(PROOF).get(PROOF).shows(200);
        visitor.post(PROOF + "/code", "code", first).leadsTo(PROOF).get(PROOF).shows(200, "Wrong code");
        visitor.post(PROOF + "/code", "code", gus.mailbox.code()).leadsTo("/security?done");
        assertThat(authenticators(gus)).isEmpty();
    }

    @Test
    void nothingChangesWithoutTheFormsOfThePages() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ben).get("/security");
        int mails = ben.mailbox.count();

        visitor.postWithoutToken(RECOVERY).shows(403);
        visitor.postWithoutToken("/security/authenticators/remove", "id", "1").shows(403);
        visitor.get(PROOF).leadsTo("/security");
        assertThat(ben.mailbox.count()).isEqualTo(mails);
    }

    @Test
    void whoseLoginWasCopiedIsToldWhyItEnded() {
        Person hal = Person.registeredAt(service, "hal@example.com");
        Map<String, String> stolen = Map.of("refreshToken", hal.logIn().text("tokens.refreshToken"));
        hal.client.post("/auth/refresh", stolen).is(200);
        hal.client.post("/auth/refresh", stolen).isProblem(401, "invalid_token");

        service.advance(Duration.ofMinutes(1));
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(hal);
        visitor.get("/security").shows(200, "One of your logins may have been copied: it was ended");
        visitor.get("/security?lang=es").shows(200, "Puede que alguien copiara una de tus sesiones: se cerró");
    }

    /** By wrong passwords, say, which anybody can type. */
    @Test
    void nothingThatHappenedIsPushedOutByGuesses() {
        Person ida = Person.registeredAt(service, "ida@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logIn(ida).get(STEP);
        visitor.post(STEP, "code", ida.wrongCode()).leadsTo(STEP).get(STEP);
        visitor.post(STEP, "code", ida.mailbox.code()).leadsTo("/");
        enrolled(ida);
        String reset = ida.client
                .post("/auth/password-reset", Map.of("email", ida.email))
                .is(200)
                .text("tempToken");
        for (int guess = 0; guess < 5; guess++) {
            Map<String, String> wrong = Map.of("tempToken", reset, "code", "WR0NGC0D", "password", "another password");
            ida.client.post("/auth/password-reset/confirm", wrong).isProblem(400, "code_refused");
        }
        for (int guess = 0; guess < 20; guess++) {
            ida.client
                    .post("/auth/login", Map.of("email", ida.email, "password", "guess " + guess))
                    .isProblem(401, "bad_credentials");
        }

        visitor.get("/security").shows(200, "You logged in", "An authenticator app was added", "A code was refused");
        assertThat(visitor.body().split("A wrong password was typed", -1)).hasSize(6);
        assertThat(visitor.body().split("A code was refused", -1))
                .as("not those of the reset")
                .hasSize(2);
    }

    private SimulatedAuthenticator enrolled(Person person) {
        TotpFactor totp = service.bean(TotpFactor.class);
        Pending pending = (Pending) totp.enroll(id(person), "phone", new Administrator("test"));
        SimulatedAuthenticator phone =
                new SimulatedAuthenticator(pending.secret(), pending.parameters(), service.time());
        assertThat(totp.confirm(id(person), pending.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
        return phone;
    }

    private String phoneOf(Person person) {
        return authenticators(person).get(0).id();
    }

    private List<Authenticator> authenticators(Person person) {
        return service.bean(TotpFactor.class).authenticators(id(person));
    }

    private UserId id(Person person) {
        return User.mfaId(service.idOf(person));
    }
}
