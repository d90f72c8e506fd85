package io.github.mfa4j.spring.security.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.spring.security.pages.Browser.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            axe.run(document, { rules: { 'target-size': { enabled: true } } })
              .then(found => done(found.violations
                .map(rule => rule.impact + ' ' + rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))
                .join('\\n')), failure => done('' + failure));
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static String axe = "";

    @BeforeAll
    static void needsABrowser() throws IOException {
        assumeTrue(Browser.isInstalled(), "chromium and chromium-driver are not installed");
        try (InputStream script =
                Objects.requireNonNull(PageLooksTest.class.getClassLoader().getResourceAsStream("axe.min.js"))) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void forget() {
        axe = "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void picturedPagesAreWholeAndWithoutBarriersOnEveryScreen(String language) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        try (Browser browser = new Browser(folder.resolve(language));
                PageServer server = new PageServer()) {
            for (Screen screen : Screen.PICTURED) {
                List<byte[]> pictures = new ArrayList<>();
                for (Map.Entry<String, BiFunction<MfaPages, Locale, String>> page :
                        PageSample.all().entrySet().stream().limit(PICTURED).toList()) {
                    browser.open(screen, server.serve(page.getValue().apply(PAGES, locale)));
                    look(browser, page.getKey() + " on " + screen);
                    pictures.add(browser.picture(screen));
                }
                keep(browser, screen, language, pictures);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyPageFitsTheNarrowestScreenWithoutBarriers(String language) {
        Locale locale = Locale.forLanguageTag(language);
        try (Browser browser = new Browser(folder.resolve("narrow-" + language));
                PageServer server = new PageServer()) {
            // Those of one factor with each problem stand for the others, which differ in words only.
            PageSample.all().forEach((name, page) -> {
                if (PageSample.isTypical(name)) {
                    browser.open(Screen.NARROW, server.serve(page.apply(PAGES, locale)));
                    look(browser, name + " on " + Screen.NARROW);
                }
            });
        }
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
        try (Browser browser = new Browser(folder.resolve("long"));
                PageServer server = new PageServer()) {
            browser.open(Screen.NARROW, server.serve(named.verification(longest, PageSample.SPANISH)));
            look(browser, "long names");
        }
    }

    @Test
    void barriersAreSeen() {
        String page = PAGES.verification(PageSample.asking(PageSample.APP, null), Locale.ENGLISH);
        try (Browser browser = new Browser(folder.resolve("barriers"));
                PageServer server = new PageServer()) {
            browser.open(Screen.NARROW, server.serve(page.replace("<label for=\"code\">", "<label>")));
            assertThat(barriers(browser)).contains("serious label-title-only");
            browser.open(Screen.NARROW, server.serve(page.replace("<p class=\"lead\">", "<p style=\"color: #bbb\">")));
            assertThat(browser.console()).anySatisfy(line -> assertThat(line).contains("Content Security Policy"));
            browser.open(Screen.NARROW, server.serve(page));
            browser.run("document.querySelector('.lead').style.cssText = 'color: #bbb; white-space: nowrap'");
            assertThat(barriers(browser)).contains("serious color-contrast");
            assertThat(browser.complaints(LOOKS)).contains("the page scrolls sideways");
        }
    }

    private static void look(Browser browser, String what) {
        assertThat(browser.complaints(LOOKS)).as(what).isEmpty();
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        assertThat(barriers(browser)).as(what).isEmpty();
        assertThat(browser.console()).as(what).isEmpty();
    }

    private static String barriers(Browser browser) {
        browser.run(axe);
        return String.valueOf(browser.runAsync(BARRIERS));
    }

    /** A folder for pictures of the pages, from -Dmfa.pictures; none are taken unless it is named. */
    private static void keep(Browser browser, Screen screen, String language, List<byte[]> pictures)
            throws IOException {
        String target = System.getProperty("mfa.pictures");
        if (target != null) {
            Path file = Path.of(target, "pages-" + language + "-" + screen.name() + "-" + screen.scheme() + ".png");
            Files.write(file, ContactSheet.of(browser, folder, screen, pictures));
        }
    }
}
