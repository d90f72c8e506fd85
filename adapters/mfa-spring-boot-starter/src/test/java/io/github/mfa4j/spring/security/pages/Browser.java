package io.github.mfa4j.spring.security.pages;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, without a window; time stands still in its pages. */
final class Browser implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    Browser(Path folder) {
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.setCapability("goog:loggingPrefs", logging);
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
                "--user-data-dir=" + folder.resolve("profile"));
        // The path is given, so nothing is looked for or downloaded.
        driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Madrid"));
        driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", PageResource.text("clock.js")));
    }

    static boolean isInstalled() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    void open(Screen screen, String address) {
        show(screen, screen.height());
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", screen.scheme()))));
        driver.get(address);
    }

    void withScripts(boolean enabled) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    private void show(Screen screen, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", screen.width(), "height", height, "deviceScaleFactor", 1, "mobile", screen.phone()));
    }

    /** Runs a script that returns lines. */
    List<String> complaints(String script) {
        return String.valueOf(driver.executeScript(script)).lines().toList();
    }

    /** What the console shows since this was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    @Nullable Object runAsync(String script) {
        return driver.executeAsyncScript(script);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The text of an element, seen or not. */
    String text(String selector) {
        return String.valueOf(run("return document.querySelector(arguments[0]).textContent", selector));
    }

    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    /** A picture of the whole page, however long it is. */
    byte[] picture(Screen screen) {
        Object height = driver.executeScript("return Math.ceil(document.body.getBoundingClientRect().height)");
        show(screen, ((Number) requireNonNull(height)).intValue());
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** What the page is shown on. */
    record Screen(String name, int width, int height, boolean phone, String scheme) {

        /** The width at which nothing may scroll sideways (WCAG 2.2 section 1.4.10). */
        static final Screen NARROW = new Screen("narrow", 320, 640, true, "light");

        static final List<Screen> PICTURED = List.of(
                new Screen("phone", 360, 640, true, "light"),
                new Screen("phone", 360, 640, true, "dark"),
                new Screen("desktop", 1024, 768, false, "light"),
                new Screen("desktop", 1024, 768, false, "dark"));

        @Override
        public String toString() {
            return name + ", " + scheme;
        }
    }
}
