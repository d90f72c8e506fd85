package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.browser.Screen;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            browser.on(DARK_PHONE).open("/administration?lang=es");
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
