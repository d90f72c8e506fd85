package io.github.mfa4j.mail;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium, without a window and without a network. */
final class Browser implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final Path folder;
    private final ChromeDriver driver;

    Browser(Path folder) {
        this.folder = folder;
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
                "--user-data-dir=" + folder.resolve("profile"));
        // The path is given, so nothing is looked for or downloaded.
        driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    static boolean isInstalled() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    void open(Screen screen, String html) {
        show(screen, screen.height());
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", screen.scheme()))));
        try {
            Path file = Files.writeString(folder.resolve("mail.html"), html, StandardCharsets.UTF_8);
            driver.get(file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

        static final List<Screen> ALL = List.of(
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
