package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S3 in its order: the page {@code /verificar-codigo} between the password and the page first asked for. */
class S3VerificationPageTest extends WithService {

    private static final String STEP = "/verificar-codigo";
    private static final String ASKED = "/security?from=mail&text=a%20b";

    @Test
    void aCodeLeadsToThePageFirstAskedForWithItsParameters() {
        Person ana = Person.registeredAt(service, "ana@example.com");
        int mails = ana.mailbox.count();
        PageVisitor visitor = new PageVisitor(service, ASKED).leadsTo("/login");
        visitor.get("/login").shows(200, "Log in").post("/login", "email", ana.email, "password", Person.PASSWORD);
        visitor.leadsTo(ASKED + "&continue").get(ASKED).leadsTo(STEP);
        assertThat(ana.mailbox.count()).isEqualTo(mails);

        visitor.get(STEP)
                .shows(200, "Ana", "a***@e***.com", "inputmode=\"numeric\"", "pattern=", "autofocus", "minutes");
        assertThat(visitor.body()).doesNotContain(ana.email);
        visitor.get(STEP).shows(200);
        assertThat(ana.mailbox.count())
                .as("one code as long as one is outstanding")
                .isEqualTo(mails + 1);

        String before = visitor.cookie("SESSION");
        visitor.post(STEP, "code", ana.wrongCode()).leadsTo(STEP).get(STEP).shows(200, "Wrong code");
        visitor.post(STEP, "code", ana.mailbox.code()).leadsTo(ASKED + "&continue");
        assertThat(visitor.cookie("SESSION")).isNotEqualTo(before);
        visitor.get(ASKED).shows(200, "Ana");
        visitor.get(STEP).leadsTo("/");
        assertThat(service.notedOf(ana)).contains("CHALLENGE_STARTED", "CODE_SENT", "REFUSED", "VERIFIED", "LOGGED_IN");
    }

    /** Behind a proxy that asks for a password, and in the browser within an app. */
    @Test
    void browsersThatSendMoreAreBrowsers() {
        Person ike = Person.registeredAt(service, "ike@example.com");
        new PageVisitor(service, "/login")
                .sending("Authorization", "Basic YW5hOnNlY3JldA==")
                .sending("X-Requested-With", "com.example.app")
                .logInFully(ike);
    }

    /** It is not led to a page that it cannot read, nor is the code used up. */
    @Test
    void aProgramThatPostsTheCodeIsRefused() {
        Person hal = Person.registeredAt(service, "hal@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logIn(hal).get(STEP);

        visitor.postFromScript(STEP, "code", hal.mailbox.code());
        visitor.answer().isProblem(406, "not_acceptable");
        visitor.post(STEP, "code", hal.mailbox.code()).leadsTo("/");
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        PageVisitor visitor =
                new PageVisitor(service, "/login").logIn(ben).get(STEP).shows(200);
        String late = ben.mailbox.code();
        service.advance(Duration.ofMinutes(5));

        visitor.post(STEP, "code", late).leadsTo(STEP).get(STEP).shows(200, "The time was up");
        visitor.post(STEP, "code", ben.mailbox.code()).leadsTo("/");
    }

    @Test
    void anotherCodeCanBeSentAfterAMinuteAndThenTheFirstIsDead() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logIn(cleo).get(STEP);
        String first = cleo.mailbox.code();

        visitor.post(STEP + "/resend").leadsTo(STEP).get(STEP).shows(200, "No code sent");
        assertThat(cleo.mailbox.code()).isEqualTo(first);
        service.advance(Duration.ofSeconds(60));
        visitor.post(STEP + "/resend").leadsTo(STEP).get(STEP).shows(200);
        visitor.post(STEP, "code", first).leadsTo(STEP);
        visitor.post(STEP, "code", cleo.mailbox.code()).leadsTo("/");
    }

    @Test
    void wrongCodesLockForAWhile() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").logIn(dan).get(STEP);
        for (int guess = 1; guess <= 5; guess++) {
            visitor.post(STEP, "code", dan.wrongCode()).leadsTo(STEP);
        }
        visitor.get(STEP).shows(200, "Locked for a while", "data-seconds");
        visitor.post(STEP, "code", dan.mailbox.code()).leadsTo(STEP);
        visitor.get("/security").leadsTo(STEP);
    }

    @Test
    void thePagesSpeakSpanishToWhoAsksForIt() {
        Person eva = Person.registeredAt(service, "eva@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login").speaking("fr, es-MX;q=0.8, en;q=0.5");
        visitor.get("/login").shows(200, "<html lang=\"es\">", "Contraseña");
        visitor.logIn(eva).get(STEP).shows(200, "Hola,", "Código");

        visitor.get("/login?lang=en").shows(200, "Password").get(STEP).shows(200, "Hello,");
        visitor.get("/login?lang=de").shows(200, "<html lang=\"en\">");
    }

    @Test
    void whoIsUnknownIsToldNoMoreThanWhoseIsWrong() {
        Person fay = Person.registeredAt(service, "fay@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login");
        visitor.post("/login", "email", fay.email, "password", "not the password")
                .leadsTo("/login?error");
        visitor.get("/login?error").shows(200, "The address or the password is wrong.");
        visitor.post("/login", "email", "nobody@example.com", "password", "p").leadsTo("/login?error");
        visitor.get(STEP).leadsTo("/login");
    }

    @Test
    void formsOfOtherSitesAndAddressesOfOtherSitesLeadNowhere() {
        Person gus = Person.registeredAt(service, "gus@example.com");
        PageVisitor visitor = new PageVisitor(service, "/login?continue=https://evil.example&url=//evil.example");
        visitor.postWithoutToken("/login", "email", gus.email, "password", Person.PASSWORD)
                .shows(403);
        visitor.get("//evil.example/security");
        visitor.logInFully(gus);
        visitor.postWithoutToken("/logout").shows(403);
    }

    @Test
    void pagesAreKeptByNobodyAndRunNothingForeign() {
        PageVisitor visitor = new PageVisitor(service, "/login");

        assertThat(visitor.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(visitor.header("Cache-Control")).contains("no-store");
        assertThat(visitor.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        visitor.get(STEP + "/mfa.css").shows(200).get("/pages/pages.css").shows(200);
    }

    @Test
    void overTlsBrowsersAreToldToStayThere() {
        try (Service behindProxy = Service.start("--TRUSTED_PROXIES=127.0.0.1")) {
            PageVisitor visitor = new PageVisitor(behindProxy, "/login");
            assertThat(visitor.header("Strict-Transport-Security")).isEmpty();

            visitor.over("https").get("/login").shows(200);
            assertThat(visitor.header("Strict-Transport-Security")).startsWith("max-age=31536000");
        }
    }
}
