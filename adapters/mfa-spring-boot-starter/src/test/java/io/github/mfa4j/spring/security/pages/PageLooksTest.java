package io.github.mfa4j.spring.security.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.servers.browser.Browser;
import io.github.mfa4j.servers.browser.Pictures;
import io.github.mfa4j.servers.browser.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page as a user sees it, under a strict policy: whole, without barriers, and without a word on the console. */
class PageLooksTest {

    private static final int PICTURED = 9;
    private static final MfaPages PAGES = new DefaultMfaPages("Example Shop");
    private static final String LOOKS = PageResource.text("looks.js");

    /** All that axe-core complains of, by its rules up to WCAG 2.2 AA and its best practices. */
    private static final String BARRIERS = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
              .then(found => done(found.violations
                .map(rule => rule.impact + ' ' + rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))
                .join('\\n')), failure => done('' + failure));
            """;

    private static Browser browser;
    private static PageServer server;

    @BeforeAll
    static void start() throws IOException {
        browser = StoppedClock.browser();
        server = new PageServer();
        try (InputStream script =
                requireNonNull(Thread.currentThread().getContextClassLoader().getResourceAsStream("axe.min.js"))) {
            StoppedClock.beforeEveryPage(browser, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void picturedPagesAreWholeAndWithoutBarriersOnEveryScreen(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Pictures pictures = new Pictures(browser);
        for (Screen screen : Screen.PICTURED) {
            PageSample.all().entrySet().stream().limit(PICTURED).forEach(page -> {
                open(screen, page.getValue().apply(PAGES, locale));
                look(page.getKey() + " on " + screen);
                pictures.take();
            });
            pictures.keepTaken("pages-" + language, screen);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyPageFitsTheNarrowestScreenWithoutBarriers(String language) {
        Locale locale = Locale.forLanguageTag(language);
        // Those of one factor with each problem stand for the others, which differ in words only.
        PageSample.all().forEach((name, page) -> {
            if (PageSample.isTypical(name)) {
                open(Screen.NARROW, page.apply(PAGES, locale));
                look(name + " on " + Screen.NARROW);
            }
        });
    }

    @Test
    void theLongestNamesFit() {
        MfaPages named = new DefaultMfaPages("W".repeat(64));
        VerificationView mail = PageSample.asking(PageSample.MAIL, null);
        VerificationView longest = new VerificationView(
                PageSample.frame("w".repeat(254)),
                mail.actions(),
                mail.factor(),
                new CodeForm(64, false),
                mail.expiresAt(),
                mail.resendAt(),
                List.of(new PageFactor.Other(new FactorId("f".repeat(32)))),
                PageProblem.of(PageProblem.Kind.SUSPENDED));
        open(Screen.NARROW, named.verification(longest, PageSample.SPANISH));
        look("long names");
    }

    @Test
    void barriersAreSeen() {
        String page = PAGES.verification(PageSample.asking(PageSample.APP, null), Locale.ENGLISH);
        open(Screen.NARROW, page.replace("<label for=\"code\">", "<label>"));
        assertThat(barriers()).contains("serious label-title-only");
        open(Screen.NARROW, page.replace("<p class=\"lead\">", "<p style=\"color: #bbb\">"));
        assertThat(browser.console()).anySatisfy(line -> assertThat(line).contains("Content Security Policy"));
        open(Screen.NARROW, page);
        browser.run("document.querySelector('.lead').style.cssText = 'color: #bbb; white-space: nowrap'");
        assertThat(barriers()).contains("serious color-contrast");
        assertThat(browser.complaints(LOOKS)).contains("the page scrolls sideways");
    }

    private static void open(Screen screen, String html) {
        browser.open(screen, server.serve(html));
    }

    private static void look(String what) {
        assertThat(browser.complaints(LOOKS)).as(what).isEmpty();
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        assertThat(barriers()).as(what).isEmpty();
        assertThat(browser.console()).as(what).isEmpty();
    }

    private static String barriers() {
        return String.valueOf(browser.driver().executeAsyncScript(BARRIERS));
    }
}
