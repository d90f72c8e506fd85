package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.servers.browser.Screen;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages as people see them, in Debian's Chromium: the flow, no barriers, nothing cut, and no word on the console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInChromiumTest {

    private static final Screen PHONE = new Screen("phone", 320, 640, true, "light");
    private static final Screen TABLET = new Screen("tablet", 600, 900, false, "light");
    private static final Screen DESKTOP = new Screen("desktop", 1024, 768, false, "light");
    private static final Screen DARK = new Screen("desktop", 1024, 768, false, "dark");
    private static final String ASKED = "/security?from=mail&text=a%20b";

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Service service;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Person root;

    @BeforeAll
    void start() {
        service = Service.start();
        root = Person.registeredAt(service, "root@example.com");
    }

    @BeforeEach
    void anotherMinute() {
        service.advance(Duration.ofMinutes(1));
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
            browser.keepTaken("pages-es");
            assertThat(browser.complaints()).isEmpty();
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

            assertThat(List.of(browser.tab(), browser.tab(), browser.tab(), browser.tab()))
                    .containsExactly("Add an authenticator app", "Make recovery codes", "Log out", "Español");
            browser.type("");
            assertThat(browser.text("h1")).isEqualTo("Tu seguridad");
            assertThat(List.of(browser.tab(), browser.tab(), browser.tab()))
                    .containsExactly("Añadir una aplicación", "Crear códigos de recuperación", "Cerrar la sesión");
            browser.type("");
            assertThat(browser.path()).isEqualTo("/login?out");
        }
    }

    @Test
    void everyPageOfTheServiceIsSoundOnEveryScreen() {
        try (PageBrowser browser = new PageBrowser(service, PHONE)) {
            List<String> open = List.of("/login", "/login?error", "/login?expired", "/login?out", "/error");
            everyOneIsSound(browser, open);
            browser.open("/");
            browser.logIn(root);
            browser.enter("code", root.mailbox.code());
            everyOneIsSound(
                    browser,
                    List.of(
                            "/security",
                            "/security?done",
                            "/security?notDone",
                            "/security/nothing",
                            "/administration",
                            "/administration?done"));
        }
    }

    private static void everyOneIsSound(PageBrowser browser, List<String> pages) {
        for (String page : pages) {
            String parameter = page.contains("?") ? "&lang=" : "?lang=";
            browser.on(PHONE).open(page + parameter + "es");
            browser.look(page + " on " + PHONE);
            browser.on(DARK).open(page + parameter + "en");
            browser.look(page + " on " + DARK);
        }
    }

    @Test
    void anAdministratorSeesChartsAndReleases() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        PageVisitor locked = new PageVisitor(service, "/login").logIn(cleo).get("/verificar-codigo");
        for (int guess = 1; guess <= 5; guess++) {
            locked.post("/verificar-codigo", "code", cleo.wrongCode());
        }
        twoWeeksPass();
        try (PageBrowser browser = new PageBrowser(service, DESKTOP)) {
            browser.open("/");
            browser.logIn(root);
            browser.enter("code", root.mailbox.code());
            browser.click("a[href='/administration']");
            assertThat(browser.texts("figure"))
                    .hasSize(3)
                    .allSatisfy(chart -> assertThat(chart).containsPattern("[1-9]"));
            assertThat(browser.text("main")).contains(cleo.email, "Code by email");
            browser.isSound("administration");
            browser.keep("administration-desktop");
            browser.click("form[action='/administration/release'] button");
            browser.enter("code", root.mailbox.code());
            assertThat(browser.path()).isEqualTo("/administration?done");
            assertThat(browser.text("main")).doesNotContain(cleo.email);
            browser.on(PHONE).open("/administration?lang=es");
            browser.isSound("administration on a phone");
            browser.keep("administration-phone");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Of which the log tells; the days of the clock stay as they are. */
    private void twoWeeksPass() {
        JdbcClient database = service.bean(JdbcClient.class);
        int[] each = {18, 25, 31, 28, 9, 7, 33, 36, 30, 41, 38, 12, 10};
        for (int day = 0; day < each.length; day++) {
            OffsetDateTime at = service.now().atOffset(ZoneOffset.UTC).minusDays(each.length - day);
            Map<String, Integer> counts = new LinkedHashMap<>(Map.of("CHALLENGE_STARTED", each[day]));
            counts.put("REFUSED", each[day] / (3 + day % 3));
            counts.put("LOCKED", each[day] / 30);
            counts.forEach((kind, count) -> {
                for (int event = 0; event < count; event++) {
                    database.sql("insert into audit_events (happened_at, kind, tenant) values (?, ?, '')")
                            .params(at, kind)
                            .update();
                }
            });
        }
    }
}
