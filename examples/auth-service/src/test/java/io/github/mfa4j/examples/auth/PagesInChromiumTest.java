package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.servers.browser.Screen;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The pages as people see them, in Debian's Chromium: the flow, no barriers, nothing cut, and no word on the console. */
class PagesInChromiumTest extends WithService {

    private static final Screen PHONE = new Screen("phone", 320, 640, true, "light");
    private static final Screen TABLET = new Screen("tablet", 600, 900, false, "light");
    private static final Screen DESKTOP = new Screen("desktop", 1024, 768, false, "light");
    private static final String ASKED = "/security?from=mail&text=a%20b";

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
            browser.isSound("choice");
            browser.click("form button[name=factor]");
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
            browser.isSound("security with an app");

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
            assertThat(browser.text(".clock")).containsPattern("(30|2[0-9]) segundos");
            browser.isSound("locked-es");
            browser.open("/login?expired");
            browser.isSound("expired-es");
            assertThat(browser.complaints()).isEmpty();
            browser.open("/error");
            browser.isSound("error-es");
            browser.keepTaken("pages-es");
        }
    }

    @Test
    void byTheKeysAlone() {
        Person dan = Person.registeredAt(service, "dan@example.com");
        try (PageBrowser browser = new PageBrowser(service, DESKTOP)) {
            browser.open("/security");
            browser.type(dan.email + Keys.TAB + Person.PASSWORD);
            assertThat(browser.path()).isEqualTo("/verificar-codigo");
            browser.type(dan.mailbox.code());

            assertThat(List.of(browser.tab(), browser.tab(), browser.tab(), browser.tab(), browser.tab()))
                    .containsExactly(
                            "Add an authenticator app",
                            "Make recovery codes",
                            "Log out everywhere",
                            "Log out",
                            "Español");
            browser.type("");
            assertThat(browser.text("h1")).isEqualTo("Tu seguridad");
            assertThat(List.of(browser.tab(), browser.tab(), browser.tab(), browser.tab()))
                    .containsExactly(
                            "Añadir una aplicación",
                            "Crear códigos de recuperación",
                            "Cerrar sesión en todas partes",
                            "Cerrar la sesión");
            browser.type("");
            assertThat(browser.path()).isEqualTo("/login?out");
        }
    }
}
