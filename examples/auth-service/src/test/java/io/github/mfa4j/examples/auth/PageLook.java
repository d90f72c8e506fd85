package io.github.mfa4j.examples.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Whether a page that is open is whole, and keeps nobody out. */
final class PageLook {

    /** All that axe-core complains of, by its rules up to WCAG 2.2 AA and its best practices. */
    private static final String BARRIERS = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
              .then(found => done(found.violations
                .map(rule => rule.impact + ' ' + rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))
                .join('; ')), failure => done('' + failure));
            """;

    /** Nothing wider than the screen, and a focus that is seen wherever it can be (WCAG 2.2 sections 1.4.10 and 2.4.7). */
    private static final String LOOKS = """
            const width = document.documentElement.clientWidth;
            const seen = css => [...document.querySelectorAll(css)]
              .filter(each => each.checkVisibility() && !each.classList.contains('unseen'));
            const cut = seen('main *')
              .filter(each => each.getBoundingClientRect().left < 0 || each.getBoundingClientRect().right > width);
            const before = document.activeElement;
            const lost = seen('a, button, summary, input:not([type=hidden])').filter(each => {
              each.focus({ focusVisible: true });
              return document.activeElement !== each || parseFloat(getComputedStyle(each).outlineWidth) < 2;
            });
            document.activeElement.blur();
            before.focus();
            return (document.documentElement.scrollWidth > width ? 'the page scrolls sideways ' : '')
              + [...cut, ...lost].map(each => each.outerHTML.slice(0, 80)).join('; ');
            """;

    private PageLook() {}

    static void isSound(Browser browser, String page) {
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        assertThat(browser.run(LOOKS)).as(page).isEqualTo("");
        browser.run(axe());
        assertThat(browser.driver().executeAsyncScript(BARRIERS)).as(page).isEqualTo("");
        browser.run("document.querySelectorAll('details').forEach(details => details.open = false)");
    }

    private static String axe() {
        try (InputStream script = requireNonNull(PageLook.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
