package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Who has not passed the first step learns nothing about who has an account, or how it stands: not by the answer, nor by the work. */
class EnumerationTest extends WithService {

    private static final String WRONG = "not the password";
    private static final int MEASURED = 20;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private AfterAnswer afterAnswer;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Person ana;

    @BeforeAll
    void prepare() {
        afterAnswer = service.bean("mfaAnonymousCodeThreads", AfterAnswer.class);
        ana = Person.registeredAt(service, "ana@example.com");
        logIn("nobody@example.com");
    }

    @Test
    void A29_loginTellsNothingOfAnAccount() {
        Person locked = Person.registeredAt(service, "locked@example.com");
        String tempToken = locked.passPassword().is(200).text("tempToken");
        for (int guess = 1; guess <= 6; guess++) {
            locked.type(tempToken, locked.wrongCode());
        }
        locked.passPassword().isProblem(429, "factor_locked");

        for (String route : new String[] {"/auth/login", "/login_mfa"}) {
            Work unknown = work(() -> logIn(route, "nobody@example.com"));
            unknown.answer().isProblem(401, "bad_credentials");
            assertThat(unknown.hashes()).isEqualTo(1);
            assertThat(unknown.statements()).isNotEmpty();
            assertSame(work(() -> logIn(route, ana.email)), unknown);
            assertSame(work(() -> logIn(route, locked.email)), unknown);
        }
    }

    @Test
    void A29_theLoginPageTellsNothingOfAnAccount() {
        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.post("/login", "email", ana.email, "password", WRONG).leadsTo("/login?error");
        visitor.post("/login", "email", "nobody@example.com", "password", WRONG).leadsTo("/login?error");
    }

    @Test
    void A29_aForgottenPasswordTellsNothingOfAnAccount() {
        afterAnswer.hold();
        Work unknown;
        Work known;
        int mails = ana.mailbox.count();
        try {
            unknown = work(() -> reset("nobody@example.com"));
            known = work(() -> reset(ana.email));
        } finally {
            afterAnswer.release();
        }
        assertThat(ana.mailbox.count()).as("sent after the answer").isEqualTo(mails + 1);
        unknown.answer().is(200);
        assertSame(known, unknown);

        Work wrongOfUnknown = work(() -> newPassword(unknown.answer()));
        wrongOfUnknown.answer().isProblem(400, "code_refused");
        Work wrongOfKnown = work(() -> newPassword(known.answer()));
        assertThat(wrongOfKnown.answer().body())
                .isEqualTo(wrongOfUnknown.answer().body());
        assertThat(wrongOfKnown.hashes()).isEqualTo(wrongOfUnknown.hashes()).isEqualTo(1);
    }

    @Test
    void A29_nobodyAsksForTheConfirmationOfAnothersAddress() {
        for (String path : new String[] {"/auth/email-verification", "/auth/email-verification/confirm"}) {
            service.client()
                    .post(path, Map.of("email", ana.email, "tempToken", "x", "code", "123456"))
                    .isProblem(401, "token_missing");
        }
    }

    /** A figure for the reader: how long a machine takes depends on all else that it does. */
    @Test
    void timeOfLogins(TestReporter reporter) {
        reporter.publishEntry("median of a login with a known address", median(ana.email) + " µs");
        reporter.publishEntry("median of a login with an unknown address", median("nobody@example.com") + " µs");
    }

    private long median(String email) {
        return IntStream.range(0, MEASURED)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    logIn(email).is(401);
                    return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1_000;
                })
                .sorted()
                .skip(MEASURED / 2)
                .findFirst()
                .orElseThrow();
    }

    private Work work(Supplier<Answer> request) {
        return Work.of(service, request);
    }

    private static void assertSame(Work one, Work other) {
        assertThat(form(one.answer())).isEqualTo(form(other.answer()));
        assertThat(one.answer().status()).isEqualTo(other.answer().status());
        assertThat(one.statements()).isEqualTo(other.statements());
        assertThat(one.hashes()).isEqualTo(other.hashes());
        assertThat(one.messages()).isEqualTo(other.messages());
    }

    /** The answer but for its token and times, of which the form is the same. */
    private static String form(Answer answer) {
        return answer.body()
                .replaceAll(
                        "\"tempToken\":\"[^\"]{40,}\"",
                        "token of " + answer.text("tempToken").length())
                .replaceAll("[0-9]{2}:[0-9]{2}:[0-9.]+Z", "time");
    }

    private Answer logIn(String email) {
        return logIn("/auth/login", email);
    }

    private Answer logIn(String route, String email) {
        String name = route.equals("/login_mfa") ? "username" : "email";
        return service.client().post(route, Map.of(name, email, "password", WRONG));
    }

    private Answer reset(String email) {
        return service.client().post("/auth/password-reset", Map.of("email", email));
    }

    private Answer newPassword(Answer begun) {
        return service.client()
                .post(
                        "/auth/password-reset/confirm",
                        Map.of(
                                "tempToken", begun.text("tempToken"),
                                "code", "ABCD2345",
                                "password", "a wholly other password"));
    }
}
