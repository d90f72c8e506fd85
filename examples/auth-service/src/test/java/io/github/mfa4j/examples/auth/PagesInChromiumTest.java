package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.servers.browser.Screen;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages as people see them, in Debian's Chromium: the flow, no barriers, nothing cut, and no word on the console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInChromiumTest {

    private static final Screen PHONE = new Screen("phone", 320, 640, true, "light");
    private static final Screen TABLET = new Screen("tablet", 600, 900, false, "light");
    private static final Screen DESKTOP = new Screen("desktop", 1024, 768, false, "light");
    private static final String ASKED = "/security?from=mail&text=a%20b";

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
    void aCodeFromTheMailLeadsToThePageFirstAskedForAndAnAppIsScanned() throws Exception {
        Person ana = Person.registeredAt(service, "ana@example.com");
        try (PageBrowser browser = new PageBrowser(service, TABLET)) {
            browser.open(ASKED);
            browser.isSound("login");
            browser.logIn(ana);
            assertThat(browser.path()).isEqualTo("/verificar-codigo");
            browser.isSound("code");
            browser.enter("code", ana.wrongCode());
            assertThat(browser.text("#problem")).contains("Wrong code");
            browser.isSound("wrong-code");
            browser.enter("code", ana.mailbox.code());
            assertThat(browser.path()).isEqualTo(ASKED + "&continue");
            browser.isSound("security");

            browser.click("a.button");
            assertThat(browser.path()).isEqualTo("/verificar-codigo");
            browser.click("form button.quiet[name=factor], main a.button, form button:not(.link)");
            browser.enter("code", ana.mailbox.code());
            assertThat(browser.path()).startsWith("/verificar-codigo/enrol");
            browser.isSound("enrolment");
            SimulatedAuthenticator phone = new SimulatedAuthenticator(
                    OtpAuthUri.parse(browser.readQrCode()).secret(), TotpParameters.DEFAULT, service.time());
            browser.enter("code", phone.code());
            assertThat(browser.texts("#codes li")).hasSize(10).doesNotHaveDuplicates();
            browser.isSound("recovery-codes");
            browser.click("a.button");
            assertThat(browser.path()).isEqualTo("/security");
            assertThat(browser.text("main")).contains("An authenticator app was added");

            service.advance(Duration.ofSeconds(30));
            browser.click("form[action='/security/authenticators/remove'] button");
            browser.isSound("proof");
            browser.enter("code", phone.code());
            assertThat(browser.path()).isEqualTo("/security?done");
            assertThat(browser.text("main")).contains("You have none yet.", "An authenticator app was removed");
            browser.keepTaken("pages-en");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void onAPhoneALockCountsDownInSpanish() {
        Person ben = Person.registeredAt(service, "ben@example.com");
        try (PageBrowser browser = new PageBrowser(service, PHONE)) {
            browser.open("/security");
            browser.click("footer a[lang=es]");
            browser.isSound("login-es");
            browser.logIn(ben);
            browser.isSound("code-es");
            for (int guess = 1; guess <= 5; guess++) {
                browser.enter("code", ben.wrongCode());
            }
            assertThat(browser.text("#problem")).contains("Bloqueado por un tiempo");
            assertThat(browser.text(".clock")).containsPattern("[0-9]+ segundos");
            browser.isSound("locked-es");
            browser.keepTaken("pages-es");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anAdministratorSeesChartsAndReleases() {
        Person root = Person.registeredAt(service, "root@example.com");
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor locked = new PageVisitor(service, "/login").logIn(cleo).get("/verificar-codigo");
        for (int guess = 1; guess <= 5; guess++) {
            locked.post("/verificar-codigo", "code", cleo.wrongCode());
        }
        try (PageBrowser browser = new PageBrowser(service, DESKTOP)) {
            browser.open("/");
            browser.logIn(root);
            browser.enter("code", root.mailbox.code());
            browser.click("a[href='/administration']");
            assertThat(browser.texts("svg")).hasSize(4);
            browser.isSound("administration");
            browser.keep("administration-desktop");
            browser.click("form[action='/administration/release'] button");
            browser.enter("code", root.mailbox.code());
            assertThat(browser.path()).isEqualTo("/administration?done");
            assertThat(browser.text("main")).doesNotContain(cleo.email);
            browser.resize(PHONE);
            browser.isSound("administration-phone");
            browser.keep("administration-phone");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
