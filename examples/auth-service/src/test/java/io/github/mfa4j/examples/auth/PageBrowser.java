package io.github.mfa4j.examples.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.mfa4j.servers.browser.Browser;
import io.github.mfa4j.servers.browser.Pictures;
import io.github.mfa4j.servers.browser.Screen;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The pages on the screen of somebody. */
final class PageBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Serious is what keeps people out, up to WCAG 2.2 AA. */
    private static final String BARRIERS = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] })
              .then(found => done(found.violations
                .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))
                .join('; ')), failure => done('' + failure));
            """;

    private static final String CUT = """
            const width = document.documentElement.clientWidth;
            return document.documentElement.scrollWidth > width ? 'the page scrolls sideways'
              : [...document.querySelectorAll('main *')]
                .filter(each => each.checkVisibility() && !each.classList.contains('unseen'))
                .filter(each => each.getBoundingClientRect().left < 0 || each.getBoundingClientRect().right > width)
                .map(each => each.outerHTML.slice(0, 80)).join('; ');
            """;

    private final Browser browser = Browser.start();
    private final ChromeDriver driver = browser.driver();
    private final Pictures pictures = new Pictures(browser);
    private final String origin;
    private Screen screen;

    PageBrowser(Service service, Screen screen) {
        this.origin = "http://127.0.0.1:" + service.port();
        this.screen = screen;
        driver.manage().timeouts().implicitlyWait(PATIENCE);
    }

    void open(String path) {
        browser.open(screen, origin + path);
    }

    /** The same page on another screen. */
    void resize(Screen other) {
        screen = other;
        browser.open(screen, requireNonNull(driver.getCurrentUrl()));
    }

    void logIn(Person person) {
        driver.findElement(By.id("email")).sendKeys(person.email);
        enter("password", Person.PASSWORD);
    }

    /** Path and query of the page. */
    String path() {
        return requireNonNull(driver.getCurrentUrl()).substring(origin.length());
    }

    /** Types something and presses the enter key; then there is another page. */
    void enter(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        field.sendKeys(text);
        leave(() -> field.sendKeys(Keys.ENTER));
    }

    /** Clicks on something that leads to another page. */
    void click(String css) {
        leave(() -> driver.findElement(By.cssSelector(css)).click());
    }

    String text(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Nothing is cut, and nobody is kept out; a picture is taken where the documents are made. */
    void isSound(String name) {
        assertThat(browser.run(CUT)).as(name).isEqualTo("");
        browser.run(axe());
        assertThat(driver.executeAsyncScript(BARRIERS)).as(name).isEqualTo("");
        pictures.take();
    }

    /** Keeps the pictures taken so far on one sheet. */
    void keepTaken(String name) {
        pictures.keepTaken(name, screen);
    }

    /** Keeps a picture of this page by itself. */
    void keep(String name) {
        pictures.keep(name);
    }

    /** What the browser has to complain about, such as something that the policy forbids. */
    List<String> complaints() {
        return browser.console();
    }

    /** Reads the QR code from a picture of the screen. */
    String readQrCode() throws IOException, ReaderException {
        byte[] picture = driver.findElement(By.cssSelector(".qr img")).getScreenshotAs(OutputType.BYTES);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }

    /** The driver does not always wait for the next page; a mark on this one tells when it is gone. */
    private void leave(Runnable action) {
        driver.executeScript("window.stillHere = true");
        action.run();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isOnANewPage()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the page was not left: " + driver.getCurrentUrl());
            }
        }
    }

    private boolean isOnANewPage() {
        try {
            return Boolean.TRUE.equals(driver.executeScript(
                    "return window.stillHere === undefined && document.readyState === 'complete'"));
        } catch (WebDriverException e) {
            return false; // Neither page can run a script just now.
        }
    }

    private static String axe() {
        try (InputStream script = requireNonNull(PageBrowser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
