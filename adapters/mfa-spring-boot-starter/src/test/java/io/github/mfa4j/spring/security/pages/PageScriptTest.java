package io.github.mfa4j.spring.security.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.browser.Browser;
import io.github.mfa4j.servers.browser.Screen;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the pages do in a browser: with their script, without it, and by the keys alone. */
class PageScriptTest {

    private static final MfaPages PAGES = new DefaultMfaPages("Example Shop");
    private static final String TOKEN = "_csrf=" + PageSample.TOKEN;

    private static Browser browser;
    private static PageServer server;

    @BeforeAll
    static void start() {
        browser = StoppedClock.browser();
        server = new PageServer();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @AfterEach
    void allowScripts() {
        allowScripts(true);
    }

    private static void open(VerificationView view, Locale locale) {
        browser.open(Screen.NARROW, server.serve(PAGES.verification(view, locale)));
    }

    private static void allowScripts(boolean allowed) {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    private static WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    private static WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    /** The text of an element, seen or not. */
    private static String text(String selector) {
        return String.valueOf(browser.run("return document.querySelector(arguments[0]).textContent", selector));
    }

    @Test
    void anotherCodeCanBeAskedForWhenTheTimeHasCome() {
        open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
        WebElement resend = find("[data-after=sending]");
        assertThat(find("#sending").getText()).startsWith("You can ask for another code in 45 seconds (1:00");
        assertThat(resend.getAttribute("aria-disabled")).isEqualTo("true");
        resend.click();

        // Had that click sent anything, the page would have been loaded anew, and its time with it.
        browser.run("advance(15)");
        assertThat(find("#sending").getText()).contains("30 seconds");
        assertThat(text("#news")).contains("another code in 30 seconds");
        browser.run("advance(1)");
        assertThat(find("#sending").getText()).contains("29 seconds");
        assertThat(text("#news")).contains("another code in 30 seconds");

        browser.run("advance(29)");
        assertThat(find("#sending").getText()).isEqualTo("No code yet? You can ask for another one.");
        assertThat(text("#news")).isEqualTo("No code yet? You can ask for another one.");
        resend.click();
        assertThat(server.nextPost()).isEqualTo("/shop/mfa/resend " + TOKEN);
    }

    @Test
    void theEndOfTheChallengeIsCountedInTheReadersLanguageAndZone() {
        open(PageSample.asking(PageSample.APP, null), PageSample.SPANISH);
        assertThat(find("#expiry").getText()).isEqualTo("Tienes 5 minutos para hacerlo (plazo: 13:05).");
        browser.run("advance(61)");
        assertThat(find("#expiry").getText()).isEqualTo("Tienes 3 minutos 59 segundos para hacerlo (plazo: 13:05).");
        assertThat(text("#news")).isEmpty();
        browser.run("advance(239)");
        assertThat(find("#expiry").getText()).isEqualTo("Se acabó el tiempo.");
        assertThat(find("[data-after=expiry]").isDisplayed()).isTrue();
    }

    @Test
    void aLockIsCountedDown() {
        PageProblem locked = PageProblem.lockedUntil(PageSample.after(93_784));
        open(PageSample.stuck(PageSample.APP, locked), Locale.ENGLISH);
        assertThat(find("#waiting").getText()).startsWith("You can try again in 1 day 2 hours (Mar 2, 2026, 3:03");
        browser.run("advance(90000)");
        assertThat(find("#waiting").getText()).startsWith("You can try again in 1 hour 3 minutes (");
        browser.run("advance(3784)");
        assertThat(find("#waiting").getText()).isEqualTo("You can try again now.");
    }

    @Test
    void withoutAScriptEverythingIsSaidAndWorks() {
        allowScripts(false);
        open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
        assertThat(find("#expiry").getText())
                .startsWith("You have 5 minutes for this (until 12:05")
                .endsWith("UTC).");
        assertThat(find("#sending").getText()).startsWith("You can ask for another code in 45 seconds (12:00");
        find("#code").sendKeys("123 456" + Keys.ENTER);
        assertThat(server.nextPost()).isEqualTo("/shop/mfa " + TOKEN + "&code=123+456");
        Map.of(
                        "[data-after=sending]", "/shop/mfa/resend " + TOKEN,
                        "button[value=totp]", "/shop/mfa/factor " + TOKEN + "&factor=totp",
                        "footer button", "/shop/logout " + TOKEN)
                .forEach((button, post) -> {
                    open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
                    find(button).click();
                    assertThat(server.nextPost()).isEqualTo(post);
                });

        browser.open(Screen.NARROW, server.serve(PAGES.recoveryCodes(PageSample.recoveryCodes(), Locale.ENGLISH)));
        assertThat(find("[data-tool=print]").isDisplayed()).isFalse();
        assertThat(find("[data-tool=copy]").isDisplayed()).isFalse();
    }

    @Test
    void theKeysAreEnough() {
        open(PageSample.asking(PageSample.MAIL, null), Locale.ENGLISH);
        assertThat(focused().getAttribute("id")).isEqualTo("code");
        focused().sendKeys("654321");
        focused().sendKeys(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Continue");
        focused().sendKeys(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Send another code");
        focused().sendKeys(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Use your authenticator app");
        focused().sendKeys(Keys.SPACE);
        assertThat(server.nextPost()).isEqualTo("/shop/mfa/factor " + TOKEN + "&factor=totp");
    }

    @Test
    void whatIsNoCodeIsNotSent() {
        open(PageSample.asking(PageSample.APP, null), Locale.ENGLISH);
        for (String typed : new String[] {"", "12345", "1234567", "12345a"}) {
            find("#code").clear();
            find("#code").sendKeys(typed + Keys.ENTER);
        }
        find("#code").clear();
        find("#code").sendKeys("12-34 56" + Keys.ENTER);
        // The first that is sent.
        assertThat(server.nextPost()).isEqualTo("/shop/mfa " + TOKEN + "&code=12-34+56");
    }

    @Test
    void aCodeIsSentOnce() {
        open(PageSample.asking(PageSample.APP, null), Locale.ENGLISH);
        find("#code").sendKeys("123456");
        browser.run("const form = document.getElementById('code').form; const held = [];"
                + "form.addEventListener('submit', event => {held.push(event.defaultPrevented); event.preventDefault();});"
                + "form.requestSubmit(); form.requestSubmit();"
                + "dispatchEvent(new PageTransitionEvent('pageshow')); form.requestSubmit();"
                + "document.title = held.join();");
        assertThat(browser.driver().getTitle()).isEqualTo("false,true,false");
    }

    @Test
    void codesThatCannotBeCopiedAreToBeSelected() {
        browser.open(Screen.NARROW, server.serve(PAGES.recoveryCodes(PageSample.recoveryCodes(), PageSample.SPANISH)));
        browser.run("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));");
        find("[data-tool=copy]").click();
        assertThat(text("#news")).isEqualTo("El navegador no ha copiado los códigos. Selecciónalos tú.");
    }

    @Test
    void codesArePrintedAndCopied() {
        browser.open(Screen.NARROW, server.serve(PAGES.recoveryCodes(PageSample.recoveryCodes(), Locale.ENGLISH)));
        browser.run("window.print = () => document.title = 'printed';"
                + "navigator.clipboard.writeText = async text => document.title = text.replaceAll('\\n', ' ');");
        find("[data-tool=print]").click();
        assertThat(browser.driver().getTitle()).isEqualTo("printed");
        find("[data-tool=copy]").click();
        assertThat(browser.driver().getTitle())
                .startsWith("7KQ2-M9XD-V3RT-B5NC KQ2M-")
                .hasSize(199);
        assertThat(text("#news")).isEqualTo("The codes were copied.");
    }
}
