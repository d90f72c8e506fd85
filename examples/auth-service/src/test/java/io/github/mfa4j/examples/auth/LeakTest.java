package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole runs of the systems, and then a look into all that they answered, sent, logged and stored (A25 to A27, A30). */
class LeakTest {

    private final Path folder = Service.newFolder();
    private final Path log = folder.resolve("service.log");
    private final Leaks leaks = new Leaks();

    private final Service service = Service.startIn(
            folder,
            "--MFA_CODE_LENGTH=8",
            "--mfa.totp.digits=8",
            "--MFA_CLIENTS=shop:" + LeakRuns.SECRET_OF_SHOP,
            "--logging.file.name=" + log,
            "--logging.threshold.console=off",
            "--logging.level.root=info",
            "--logging.level.io.github.mfa4j=trace",
            "--logging.level.org.springframework.jdbc=trace",
            "--logging.level.org.springframework.web.servlet.mvc=trace");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void A25_A26_A27_noCodeSecretPasswordOrTokenIsAnywhereButWhereItIsMade() throws IOException {
        leaks.secret(Person.PASSWORD);
        leaks.secret(LeakRuns.NEW_PASSWORD);
        leaks.secret(LeakRuns.SECRET_OF_SHOP);
        for (String line : Files.readAllLines(folder.resolve("data/development-keys.env"))) {
            if (!line.startsWith("#")) {
                leaks.secret(line.substring(line.indexOf(':') + 1));
            }
        }
        LeakRuns runs = new LeakRuns(service, leaks);
        runs.codeByMail();
        runs.secondStepLogin();
        runs.ownFactors();
        runs.forgottenPassword();
        runs.clientApplication();
        runs.pages();
        runs.refusals();

        assertThat(service.answers()).hasSizeGreaterThan(40);
        assertThat(service.answers().stream().filter(leaks::cookie)).hasSizeGreaterThan(1);
        service.answers().forEach(leaks::requireNoneIn);
        service.mailbox("").raw().forEach(leaks::requireNoneInMail);
        assertThat(Files.readString(log)).contains("LOGGED_IN", "Login[hidden]");
        leaks.requireNoneIn("the log", Files.readString(log));
        leaks.requireNoneIn("the database", Stored.of(service));
    }

    /** What is looked for is found where it is. */
    @Test
    void theLookFindsWhatIsThere() throws IOException {
        Person ana = Person.registeredAt(service, "ana@example.com");
        Answer login = ana.passPassword().is(200);
        leaks.secret(login.text("tempToken"));
        leaks.secret(ana.mailbox.code());

        assertThatThrownBy(() -> leaks.requireNoneIn(login)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> leaks.requireNoneInMail(ana.mailbox.newestRaw()))
                .isInstanceOf(AssertionError.class);
        leaks.mailed(ana.mailbox);
        leaks.requireNoneInMail(ana.mailbox.newestRaw());

        leaks.requireNoneIn("the log", Files.readString(log));
        LoggerFactory.getLogger(LeakTest.class).info("sent {}", ana.mailbox.code());
        String logged = Files.readString(log);
        assertThatThrownBy(() -> leaks.requireNoneIn("the log", logged)).isInstanceOf(AssertionError.class);

        new PageVisitor(service, "/login");
        leaks.requireNoneIn("the database", Stored.of(service));
        int rows = service.bean(JdbcClient.class)
                .sql("update browser_sessions_attributes set attribute_bytes = ?")
                .param(("kept: " + ana.mailbox.code()).getBytes(StandardCharsets.ISO_8859_1))
                .update();
        assertThat(rows).isPositive();
        assertThatThrownBy(() -> leaks.requireNoneIn("the database", Stored.of(service)))
                .isInstanceOf(AssertionError.class);
    }
}
