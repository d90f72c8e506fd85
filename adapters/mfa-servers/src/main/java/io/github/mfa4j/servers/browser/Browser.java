package io.github.mfa4j.servers.browser;

import static java.util.Objects.requireNonNull;

import io.github.mfa4j.servers.Host;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium in English, without a window, for the pages of this machine. */
public final class Browser implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private Screen screen = Screen.NARROW;

    private Browser() {
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
                "--lang=en",
                // One of its own making would leave an empty folder behind.
                "--user-data-dir=" + Host.newFolderOfThisRun("browser"));
        // The path is given, so nothing is looked for or downloaded.
        driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    /** Starts one, with nothing in it of any other; a test is skipped where it is not installed. */
    public static Browser start() {
        Assumptions.assumeTrue(
                CHROMIUM.canExecute() && DRIVER.canExecute(), "chromium and chromium-driver are not installed");
        return new Browser();
    }

    /** What Selenium offers beyond the methods here. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Opens the page at an address. */
    public void open(Screen screen, String address) {
        this.screen = screen;
        resize(screen.height());
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", screen.scheme()))));
        driver.get(address);
    }

    /** Opens a page from a file. */
    public void show(Screen screen, String html) {
        try {
            Path file = Files.createTempFile("mfa4j-", ".html");
            try {
                Files.writeString(file, html, StandardCharsets.UTF_8);
                open(screen, file.toUri().toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void resize(int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", screen.width(), "height", height, "deviceScaleFactor", 1, "mobile", screen.phone()));
    }

    /** Runs a script in the page and returns what it does. */
    public @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that returns lines. */
    public List<String> complaints(String script) {
        return String.valueOf(run(script)).lines().toList();
    }

    /** What the console shows since this was last asked. */
    public List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /** A picture of the whole page, however long it is. */
    byte[] picture() {
        Object height = run("return Math.ceil(document.body.getBoundingClientRect().height)");
        resize(((Number) requireNonNull(height)).intValue());
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
