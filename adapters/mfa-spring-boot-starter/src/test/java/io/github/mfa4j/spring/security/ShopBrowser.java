package io.github.mfa4j.spring.security;

import static java.util.Objects.requireNonNull;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import io.github.mfa4j.servers.browser.Browser;
import io.github.mfa4j.servers.browser.Pictures;
import io.github.mfa4j.servers.browser.Screen;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The shop on the screen of a customer, who waits for what does not come at once. */
final class ShopBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Browser browser = Browser.start();
    private final ChromeDriver driver = browser.driver();
    private final Screen screen;

    private ShopBrowser(Screen screen) {
        this.screen = screen;
        driver.manage().timeouts().implicitlyWait(PATIENCE);
    }

    static ShopBrowser onADesktop() {
        return new ShopBrowser(new Screen("desktop", 640, 768, false, "light"));
    }

    static ShopBrowser onAPhone() {
        return new ShopBrowser(new Screen("phone", 320, 640, true, "light"));
    }

    void open(String url) {
        browser.open(screen, url);
    }

    /** Path and query of the page. */
    String path() {
        URI uri = URI.create(requireNonNull(driver.getCurrentUrl()));
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    void type(String id, CharSequence text) {
        driver.findElement(By.id(id)).sendKeys(text);
    }

    /** Types something and presses the enter key; then there is another page. */
    void enter(String id, String text) {
        type(id, text);
        leave(() -> type(id, Keys.ENTER));
    }

    /** Presses keys and at last the enter key, wherever the focus is; then there is another page. */
    void pressAndEnter(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        leave(() -> new Actions(driver).sendKeys(Keys.ENTER).perform());
    }

    /** Clicks on something that leads to another page. */
    void click(String css) {
        leave(() -> driver.findElement(By.cssSelector(css)).click());
    }

    /** The driver does not always wait for the next page; a mark on this one tells when it is gone. */
    private void leave(Runnable action) {
        driver.executeScript("window.stillHere = true");
        action.run();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isOnANewPage()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the page was not left");
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

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Waits until there is something that the path finds. */
    boolean shows(String xpath) {
        return !driver.findElements(By.xpath(xpath)).isEmpty();
    }

    boolean isWiderThanTheScreen() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** What the browser has to complain about, such as something that the policy forbids; the login is not ours. */
    List<String> complaints() {
        return browser.console().stream()
                .filter(message -> !message.contains("/login - ") && !message.contains("/favicon.ico"))
                .toList();
    }

    /** Reads the QR code from a picture of the screen. */
    String readQrCode() throws IOException, NotFoundException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeMultiReader()
                        .decodeMultiple(new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))[0]
                        .getText();
    }

    void picture(String name) {
        new Pictures(browser).keep("flow-" + name + "-" + screen.name());
    }

    @Override
    public void close() {
        browser.close();
    }
}
