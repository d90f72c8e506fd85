package io.github.mfa4j.servers.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of whole pages for the documents, in the folder that {@code -Dpictures} names; without it none are taken. */
public final class Pictures {

    private final @Nullable String folder = System.getProperty("pictures");
    private final Browser browser;
    private final List<byte[]> taken = new ArrayList<>();

    /** Of what that browser shows. */
    public Pictures(Browser browser) {
        this.browser = browser;
    }

    /** Takes one of the page that is open. */
    public void take() {
        if (folder != null) {
            taken.add(browser.picture());
        }
    }

    /** Takes one of the page that is open and keeps it by itself. */
    public void keep(String name) {
        if (folder != null) {
            write(folder, name, browser.picture());
        }
    }

    /** Keeps those that were taken on that screen, on one sheet. */
    public void keepTaken(String name, Screen screen) {
        if (folder != null) {
            write(folder, name + "-" + screen.name() + "-" + screen.scheme(), ContactSheet.of(browser, screen, taken));
            taken.clear();
        }
    }

    private static void write(String folder, String name, byte[] png) {
        try {
            Files.write(Path.of(folder, name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
