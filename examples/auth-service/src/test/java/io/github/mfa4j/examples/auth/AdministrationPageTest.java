package io.github.mfa4j.examples.auth;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrators' view, and the release of a locked user. */
class AdministrationPageTest extends WithService {

    private static final String STEP = "/verificar-codigo";
    private static final String PROOF = "/security/proof";

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Person root;

    @BeforeAll
    void prepare() {
        root = Person.registeredAt(service, "root@example.com");
    }

    @BeforeEach
    void anotherMinute() {
        service.advance(Duration.ofMinutes(1));
    }

    @Test
    void aLockedUserIsReleasedWithAProof() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor locked = new PageVisitor(service, "/login").logIn(cleo).get(STEP);
        for (int guess = 1; guess <= 5; guess++) {
            locked.post(STEP, "code", cleo.wrongCode()).leadsTo(STEP);
        }
        PageVisitor admin = new PageVisitor(service, "/login").logInFully(root);
        admin.get("/administration").shows(200, cleo.email, "<svg", "<table");

        admin.post("/administration/release", "user", service.idOf(cleo), "factor", "mail")
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
    void theNumbersAreThoseOfTheLog() {
        try (Service busy = Service.start()) {
            Person admin = Person.registeredAt(busy, "root@example.com");
            TwoWeeks.passAt(busy);
            TwoWeeks.areOn(new PageVisitor(busy, "/login").logInFully(admin).get("/administration"), busy);
        }
    }

    @Test
    void whoLosesTheRoleBetweenTheQuestionAndTheProofMayNot() {
        PageVisitor admin = new PageVisitor(service, "/login").logInFully(root).get("/administration");
        admin.post("/administration/release", "user", service.idOf(root), "factor", "mail")
                .leadsTo(PROOF);
        setRole("USER");

        admin.get(PROOF).post(PROOF + "/code", "code", root.mailbox.code()).shows(403, "You may not do this");
        setRole("ADMIN");
    }

    @Test
    void whoLosesTheRoleAfterAProofMayNotEither() {
        PageVisitor admin = new PageVisitor(service, "/login").logInFully(root);
        service.advance(Duration.ofMinutes(11));
        admin.get(STEP + "/enrol").leadsTo(STEP);
        admin.get(STEP).post(STEP + "/factor", "factor", "mail").leadsTo(STEP).get(STEP);
        admin.post(STEP, "code", root.mailbox.code()).leadsTo(STEP + "/enrol?continue");
        admin.get("/administration").shows(200);

        setRole("USER");

        admin.get("/administration").shows(403);
        setRole("ADMIN");
        admin.get("/administration").shows(200);
    }

    @Test
    void usersSeeNothingOfIt() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logInFully(dan);

        visitor.get("/administration").shows(403);
        visitor.get("/security")
                .post("/administration/release", "user", service.idOf(dan), "factor", "mail")
                .shows(403);
    }

    private void setRole(String role) {
        service.bean(JdbcClient.class)
                .sql("update users set role = ? where id = ?")
                .params(role, service.idOf(root))
                .update();
    }
}
