package io.github.mfa4j.spring.security.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mfa4j.spring.security.pages.Browser.Screen;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the pages do in a browser: with their script, without it, and by the keys alone. */
class PageScriptTest {

    private static final MfaPages PAGES = new DefaultMfaPages("Example Shop");
    private static final String TOKEN = "_csrf=" + PageSample.TOKEN;

    @TempDir
    private Path folder = Path.of("");

    private final PageServer server = new PageServer();
    private @Nullable Browser browser;

    @BeforeEach
    void needsABrowser() {
        assumeTrue(Browser.isInstalled(), "chromium and chromium-driver are not installed");
        browser = new Browser(folder);
    }

    @AfterEach
    void close() {
        server.close();
        if (browser != null) {
            browser.close();
        }
    }

    private Browser open(VerificationView view, Locale locale) {
        Browser opened = requireNonNull(browser);
        opened.open(Screen.NARROW, server.serve(PAGES.verification(view, locale)));
        return opened;
    }

    @Test
    void anotherCodeCanBeAskedForWhenTheTimeHasCome() {
        Browser page = open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
        WebElement resend = page.find("[data-after=sending]");
        assertThat(page.find("#sending").getText()).startsWith("You can ask for another code in 45 seconds (1:00");
        assertThat(resend.getAttribute("aria-disabled")).isEqualTo("true");
        resend.click();

        // Had that click sent anything, the page would have been loaded anew, and its time with it.
        page.run("advance(15)");
        assertThat(page.find("#sending").getText()).contains("30 seconds");
        assertThat(page.text("#news")).contains("another code in 30 seconds");
        page.run("advance(1)");
        assertThat(page.find("#sending").getText()).contains("29 seconds");
        assertThat(page.text("#news")).contains("another code in 30 seconds");

        page.run("advance(29)");
        assertThat(page.find("#sending").getText()).isEqualTo("No code yet? You can ask for another one.");
        assertThat(page.text("#news")).isEqualTo("No code yet? You can ask for another one.");
        resend.click();
        assertThat(server.nextPost()).isEqualTo("/shop/mfa/resend " + TOKEN);
    }

    @Test
    void theEndOfTheChallengeIsCountedInTheReadersLanguageAndZone() {
        Browser page = open(PageSample.asking(PageSample.APP, null), PageSample.SPANISH);
        assertThat(page.find("#expiry").getText()).isEqualTo("Tienes 5 minutos para hacerlo (plazo: 13:05).");
        page.run("advance(61)");
        assertThat(page.find("#expiry").getText())
                .isEqualTo("Tienes 3 minutos 59 segundos para hacerlo (plazo: 13:05).");
        assertThat(page.text("#news")).isEmpty();
        page.run("advance(239)");
        assertThat(page.find("#expiry").getText()).isEqualTo("Se acabó el tiempo.");
        assertThat(page.find("[data-after=expiry]").isDisplayed()).isTrue();
    }

    @Test
    void aLockIsCountedDown() {
        PageProblem locked = PageProblem.lockedUntil(PageSample.after(93_784));
        Browser page = open(PageSample.stuck(PageSample.APP, locked), Locale.ENGLISH);
        assertThat(page.find("#waiting").getText()).startsWith("You can try again in 1 day 2 hours (Mar 2, 2026, 3:03");
        page.run("advance(90000)");
        assertThat(page.find("#waiting").getText()).startsWith("You can try again in 1 hour 3 minutes (");
        page.run("advance(3784)");
        assertThat(page.find("#waiting").getText()).isEqualTo("You can try again now.");
    }

    @Test
    void withoutAScriptEverythingIsSaidAndWorks() {
        Browser page = requireNonNull(browser);
        page.withScripts(false);
        open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
        assertThat(page.find("#expiry").getText())
                .startsWith("You have 5 minutes for this (until 12:05")
                .endsWith("UTC).");
        assertThat(page.find("#sending").getText()).startsWith("You can ask for another code in 45 seconds (12:00");
        page.find("#code").sendKeys("123 456" + Keys.ENTER);
        assertThat(server.nextPost()).isEqualTo("/shop/mfa " + TOKEN + "&code=123+456");
        Map.of(
                        "[data-after=sending]", "/shop/mfa/resend " + TOKEN,
                        "button[value=totp]", "/shop/mfa/factor " + TOKEN + "&factor=totp",
                        "footer button", "/shop/logout " + TOKEN)
                .forEach((button, post) -> {
                    open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
                    page.find(button).click();
                    assertThat(server.nextPost()).isEqualTo(post);
                });

        page.open(Screen.NARROW, server.serve(PAGES.recoveryCodes(PageSample.recoveryCodes(), Locale.ENGLISH)));
        assertThat(page.find("[data-tool=print]").isDisplayed()).isFalse();
        assertThat(page.find("[data-tool=copy]").isDisplayed()).isFalse();
    }

    @Test
    void theKeysAreEnough() {
        Browser page = open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
        assertThat(page.focused().getAttribute("id")).isEqualTo("code");
        page.focused().sendKeys("654321");
        page.press(Keys.TAB);
        assertThat(page.focused().getText()).isEqualTo("Continue");
        page.press(Keys.TAB);
        assertThat(page.focused().getText()).isEqualTo("Send another code");
        page.press(Keys.TAB);
        assertThat(page.focused().getText()).isEqualTo("Use your authenticator app");
        page.press(Keys.SPACE);
        assertThat(server.nextPost()).isEqualTo("/shop/mfa/factor " + TOKEN + "&factor=totp");
    }

    @Test
    void whatIsNoCodeIsNotSent() {
        Browser page = open(PageSample.asking(PageSample.APP, null), Locale.ENGLISH);
        for (String typed : new String[] {"", "12345", "1234567", "12345a"}) {
            page.find("#code").clear();
            page.find("#code").sendKeys(typed + Keys.ENTER);
        }
        page.find("#code").clear();
        page.find("#code").sendKeys("12-34 56" + Keys.ENTER);
        // The first that is sent.
        assertThat(server.nextPost()).isEqualTo("/shop/mfa " + TOKEN + "&code=12-34+56");
    }

    @Test
    void aCodeIsSentOnce() {
        Browser page = open(PageSample.asking(PageSample.APP, null), Locale.ENGLISH);
        page.find("#code").sendKeys("123456");
        page.run("const form = document.getElementById('code').form; const held = [];"
                + "form.addEventListener('submit', event => {held.push(event.defaultPrevented); event.preventDefault();});"
                + "form.requestSubmit(); form.requestSubmit();"
                + "dispatchEvent(new PageTransitionEvent('pageshow')); form.requestSubmit();"
                + "document.title = held.join();");
        assertThat(page.title()).isEqualTo("false,true,false");
    }

    @Test
    void codesThatCannotBeCopiedAreToBeSelected() {
        Browser page = requireNonNull(browser);
        page.open(Screen.NARROW, server.serve(PAGES.recoveryCodes(PageSample.recoveryCodes(), PageSample.SPANISH)));
        page.run("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));");
        page.find("[data-tool=copy]").click();
        assertThat(page.text("#news")).isEqualTo("El navegador no ha copiado los códigos. Selecciónalos tú.");
    }

    @Test
    void codesArePrintedAndCopied() {
        Browser page = requireNonNull(browser);
        page.open(Screen.NARROW, server.serve(PAGES.recoveryCodes(PageSample.recoveryCodes(), Locale.ENGLISH)));
        page.run("window.print = () => document.title = 'printed';"
                + "navigator.clipboard.writeText = async text => document.title = text.replaceAll('\\n', ' ');");
        page.find("[data-tool=print]").click();
        assertThat(page.title()).isEqualTo("printed");
        page.find("[data-tool=copy]").click();
        assertThat(page.title()).startsWith("7KQ2-M9XD-V3RT-B5NC KQ2M-").hasSize(199);
        assertThat(page.text("#news")).isEqualTo("The codes were copied.");
    }
}
