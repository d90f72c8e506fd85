package io.github.mfa4j.examples.auth;

import static java.util.Objects.requireNonNull;

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

    /** From the next page on. */
    PageBrowser on(Screen other) {
        screen = other;
        return this;
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
        look(name);
        pictures.take();
    }

    /** The same without a picture. */
    void look(String name) {
        PageLook.isSound(browser, name);
    }

    /** Goes on by the tab key, and says what has the focus then: what it is called, else its id. */
    String tab() {
        driver.switchTo().activeElement().sendKeys(Keys.TAB);
        WebElement focus = driver.switchTo().activeElement();
        String text = focus.getText();
        return text.isEmpty() ? String.valueOf(focus.getDomAttribute("id")) : text;
    }

    /** Types into what has the focus, and ends with the enter key, which leads to another page. */
    void type(String text) {
        WebElement focus = driver.switchTo().activeElement();
        focus.sendKeys(text);
        leave(() -> focus.sendKeys(Keys.ENTER));
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

    @Override
    public void close() {
        browser.close();
    }
}
