package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.browser.Screen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each of the service's own pages in Chromium: on a phone in Spanish, and in the dark; and the administrators' charts. */
class PageLooksTest extends WithService {

    private static final Screen PHONE = new Screen("phone", 320, 640, true, "light");
    private static final Screen DARK_PHONE = new Screen("phone", 320, 640, true, "dark");
    private static final Screen DESKTOP = new Screen("desktop", 1024, 768, false, "light");
    private static final Screen DARK = new Screen("desktop", 1024, 768, false, "dark");

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
    void theDescriptionOfTheApiIsDrawnUnderItsPolicy() {
        try (PageBrowser browser = new PageBrowser(service, DESKTOP)) {
            browser.open("/swagger-ui/index.html");
            assertThat(browser.texts(".opblock-summary-path"))
                    .map(path -> path.replaceAll("[^!-~]", "")) // It may be broken anywhere.
                    .contains("/auth/login", "/mfa/verify");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anAdministratorSeesChartsAndReleases() {
        try (Service busy = Service.start();
                PageBrowser browser = new PageBrowser(busy, DESKTOP)) {
            Person admin = Person.registeredAt(busy, "root@example.com");
            Person cleo = TwoWeeks.passAt(busy);
            browser.open("/");
            browser.logIn(admin);
            browser.enter("code", admin.mailbox.code());
            browser.click("a[href='/administration']");
            assertThat(browser.texts("figcaption")).isEqualTo(TwoWeeks.CAPTIONS);
            assertThat(browser.text("main")).contains(cleo.email, "Code by email\n4", "Authenticator app\n1");
            browser.isSound("administration");
            browser.keep("administration-desktop");
            browser.click("form[action='/administration/release'] button");
            browser.enter("code", admin.mailbox.code());
            assertThat(browser.path()).isEqualTo("/administration?done");
            assertThat(browser.text("main")).doesNotContain(cleo.email);
            browser.on(DARK_PHONE).open("/administration?lang=es");
            browser.isSound("administration on a phone");
            browser.keep("administration-phone");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
