package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages after a login: a user's own security, and the administrators' view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityPagesTest {

    private static final String STEP = "/verificar-codigo";
    private static final String PROOF = "/security/proof";
    private static final Pattern RECOVERY_CODE = Pattern.compile("(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}");

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Service service;

    @BeforeAll
    void start() {
        service = Service.start();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void recoveryCodesTakeAFreshProofAndAreShownOnce() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login")
                .logInFully(ana)
                .get("/security")
                .shows(200);
        String codeOfTheLogin = ana.mailbox.code();

        visitor.post("/security/recovery-codes").leadsTo(PROOF).get(PROOF).shows(200, "Ana", "a***@e***.com");
        visitor.post(PROOF + "/code", "code", codeOfTheLogin)
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200, "Wrong code");
        visitor.post(PROOF + "/code", "code", ana.mailbox.code()).shows(200, "Keep your recovery codes");
        assertThat(RECOVERY_CODE.matcher(visitor.body()).results()).hasSize(10);

        visitor.post(PROOF + "/code", "code", ana.mailbox.code()).leadsTo("/security");
        visitor.get("/security").shows(200, "<strong>10</strong>", "New recovery codes were made", "You logged in");
        assertThat(RECOVERY_CODE.matcher(visitor.body()).results()).isEmpty();
    }

    @Test
    void nothingChangesWithoutTheFormsOfThePages() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(ben).get("/security");
        int mails = ben.mailbox.count();

        visitor.postWithoutToken("/security/recovery-codes").shows(403);
        visitor.postWithoutToken("/security/authenticators/remove", "id", "1").shows(403);
        visitor.get(PROOF).leadsTo("/security");
        assertThat(ben.mailbox.count()).isEqualTo(mails);
    }

    @Test
    void anAdministratorReleasesALockedUserWithAProof() {
        Person root = Person.registeredAt(service, "root@example.com");
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor locked = new PageVisitor(service, "/login").logIn(cleo).get(STEP);
        for (int guess = 1; guess <= 5; guess++) {
            locked.post(STEP, "code", cleo.wrongCode()).leadsTo(STEP);
        }
        PageVisitor admin = new PageVisitor(service, "/login").logInFully(root);
        admin.get("/administration").shows(200, cleo.email, "<svg", "<table");

        admin.post("/administration/release", "user", user(cleo).id(), "factor", "mail")
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200);
        admin.post(PROOF + "/code", "code", root.mailbox.code()).leadsTo("/administration?done");
        admin.get("/administration?done").shows(200, "It is done.", "Nobody is locked.");
        // No other code is sent within a minute, locked or not.
        service.advance(Duration.ofMinutes(1));
        locked.get(STEP).shows(200);
        locked.post(STEP, "code", cleo.mailbox.code()).leadsTo("/");
        locked.get("/security").shows(200, "A lock was lifted");
    }

    @Test
    void whoHasAnAppIsAskedForItAndMaySwitchToMail() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        TotpFactor totp = service.bean(TotpFactor.class);
        UserId id = user(fay).mfaId();
        Pending pending = (Pending) totp.enroll(id, "phone", new Administrator("test"));
        SimulatedAuthenticator phone =
                new SimulatedAuthenticator(pending.secret(), pending.parameters(), service.time());
        assertThat(totp.confirm(id, pending.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
        int mails = fay.mailbox.count();

        PageVisitor visitor = new PageVisitor(service, "/login").logIn(fay).get(STEP);
        visitor.shows(200, "Type the code from your app", "Get a code by email");
        assertThat(fay.mailbox.count()).isEqualTo(mails);
        visitor.post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP).shows(200, "f***@e***.com");
        visitor.post(STEP, "code", fay.mailbox.code()).leadsTo("/");

        service.advance(Duration.ofSeconds(30));
        String phones = totp.authenticators(id).get(0).id();
        visitor.get("/security").shows(200, "phone");
        visitor.post("/security/authenticators/remove", "id", phones)
                .leadsTo(PROOF)
                .get(PROOF);
        visitor.post(PROOF + "/code", "code", phone.code()).leadsTo("/security?done");
        assertThat(totp.authenticators(id)).isEmpty();
    }

    @Test
    void anotherFactorServesAsAProofAndAnotherCodeIsSentOnDemand() {
        Person gus = Person.registeredAt(service, "gus@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(gus).get("/security");
        visitor.post("/security/recovery-codes").leadsTo(PROOF).get(PROOF);
        String first = gus.mailbox.code();

        visitor.post(PROOF + "/resend").leadsTo(PROOF).get(PROOF).shows(200, "No code sent");
        service.advance(Duration.ofMinutes(1));
        visitor.post(PROOF + "/resend").leadsTo(PROOF).get(PROOF).shows(200);
        visitor.post(PROOF + "/code", "code", first).leadsTo(PROOF).get(PROOF).shows(200, "Wrong code");
        visitor.post(PROOF + "/code", "code", gus.mailbox.code()).shows(200, "Keep your recovery codes");
        String recovery = RECOVERY_CODE
                .matcher(visitor.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();

        service.advance(Duration.ofMinutes(1));
        visitor.get("/security").post("/security/recovery-codes").leadsTo(PROOF).get(PROOF);
        visitor.post(PROOF + "/factor", "factor", "recovery")
                .leadsTo(PROOF)
                .get(PROOF)
                .shows(200, "Type a recovery code");
        visitor.post(PROOF + "/code", "code", recovery).shows(200, "Keep your recovery codes");
    }

    @Test
    void usersSeeNothingOfOthers() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(dan);

        visitor.get("/administration").shows(403);
        visitor.get("/security")
                .post("/administration/release", "user", user(dan).id(), "factor", "mail")
                .shows(403);
    }

    @Test
    void aSessionOfPagesOpensNothingOfTheApi() {
        Person eva = Person.registeredAt(service, "eva@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(eva);

        visitor.get("/protected/dashboard").shows(401);
    }

    private User user(Person person) {
        return service.bean(Users.class).find(new EmailAddress(person.email)).orElseThrow();
    }
}
