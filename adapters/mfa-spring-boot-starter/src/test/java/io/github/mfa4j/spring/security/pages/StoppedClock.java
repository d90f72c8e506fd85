package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.servers.browser.Browser;
import java.util.Map;

/** A browser in Madrid in whose pages time stands still, and passes when a test says so. */
final class StoppedClock {

    private StoppedClock() {}

    static Browser browser() {
        Browser browser = Browser.start();
        browser.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Madrid"));
        beforeEveryPage(browser, PageResource.text("clock.js"));
        return browser;
    }

    static void beforeEveryPage(Browser browser, String script) {
        browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }
}
