package io.github.mfa4j.spring.security;

import static java.util.Objects.requireNonNull;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, on this machine's own pages. */
final class Chromium implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChromeDriver driver;
    private final int width;

    private Chromium(Path profile, int width, boolean phone) {
        this.width = width;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        // The path is given, so nothing is looked for or downloaded.
        driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
        driver.manage().timeouts().implicitlyWait(PATIENCE);
        size(phone, phone ? 640 : 768);
    }

    static boolean isInstalled() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    static Chromium desktop(Path profile) {
        return new Chromium(profile, 640, false);
    }

    static Chromium phone(Path profile) {
        return new Chromium(profile, 320, true);
    }

    void open(String url) {
        driver.get(url);
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

    /** What the browser has to complain about, such as something that the policy forbids; the shop has no icon. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("/favicon.ico"))
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

    /** Takes a picture of the whole page, if {@code -Dpictures} names a folder for it. */
    void picture(String name) throws IOException {
        String target = System.getProperty("pictures");
        if (target != null) {
            Object height = driver.executeScript(
                    "return Math.ceil(document.querySelector('main').getBoundingClientRect().bottom + scrollY + 16)");
            size(width < 400, ((Number) requireNonNull(height)).intValue());
            Files.write(Path.of(target, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        }
    }

    private void size(boolean phone, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
