package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.PasswordChange;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A password is reset at the very moment at which whoever knows the old one types the code: nothing of that login is left. */
class LoginDuringAResetTest extends WithService {

    private static final String STEP = "/verificar-codigo";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Counts who waits for a lock of the connection that asks. */
    String waiting() {
        return "select count(*) from information_schema.sessions where blocker_id = session_id()";
    }

    @Test
    void aSessionThatBeginsBeforeTheResetIsCommittedWaitsAndIsRefused() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        String tempToken = ana.passPassword().is(200).text("tempToken");
        String code = ana.mailbox.code();

        CompletableFuture<Answer> login = inTransaction(() -> {
            reset(ana);
            return whenItWaits(() -> ana.type(tempToken, code));
        });

        login.join().isProblem(401, "invalid_token");
        assertThat(service.openSessionsOf(ana)).isZero();
        assertThat(service.notedOf(ana))
                .contains("VERIFIED", "PASSWORD_CHANGED")
                .doesNotContain("LOGGED_IN");
    }

    @Test
    void aResetThatIsCommittedWhileTheCodeIsCheckedLeavesNoSessionOfABrowser() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logIn(ben).get(STEP);
        String code = ben.mailbox.code();
        service.advance(Duration.ofSeconds(1));

        CompletableFuture<PageVisitor> login = inTransaction(() -> {
            service.bean(JdbcClient.class)
                    .sql("select stamp from mfa_register for update")
                    .query(Long.class)
                    .list();
            CompletableFuture<PageVisitor> posted = whenItWaits(() -> visitor.post(STEP, "code", code));
            CompletableFuture.runAsync(() -> reset(ben)).join();
            return posted;
        });

        login.join().get("/security").leadsTo("/login");
        assertThat(service.openSessionsOf(ben)).isZero();
        assertThat(service.notedOf(ben))
                .contains("VERIFIED", "PASSWORD_CHANGED")
                .doesNotContain("LOGGED_IN");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(service.bean(TransactionTemplate.class).execute(status -> work.get()));
    }

    /** Begins the work in a thread of its own, and returns when it waits for this one. */
    private <T> CompletableFuture<T> whenItWaits(Supplier<T> work) {
        CompletableFuture<T> begun = CompletableFuture.supplyAsync(work);
        long start = System.nanoTime();
        while (service.bean(JdbcClient.class).sql(waiting()).query(Long.class).single() == 0) {
            assertThat(begun).as("has not waited").isNotDone();
            assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return begun;
    }

    private void reset(Person person) {
        User user =
                service.bean(Users.class).find(new EmailAddress(person.email)).orElseThrow();
        service.bean(PasswordChange.class).reset(user, "the hash of another password", person.email);
    }
}
