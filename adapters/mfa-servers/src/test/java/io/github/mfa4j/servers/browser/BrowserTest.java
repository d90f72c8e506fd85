package io.github.mfa4j.servers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page is on the screen that was asked for, and a picture shows all of it. */
class BrowserTest {

    private static final String PAGE = """
            <!DOCTYPE html><meta name="viewport" content="width=device-width">
            <style>body { margin: 0 } @media (prefers-color-scheme: dark) { body { background: #000000 } }</style>
            <div style="height: 1500px">ñ</div>
            """;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void aPictureIsAsWideAsTheScreenAndAsHighAsThePage() throws IOException {
        for (Screen screen : Screen.PICTURED) {
            browser.show(screen, PAGE);
            assertThat(browser.run("return innerHeight")).isEqualTo((long) screen.height());
            BufferedImage picture = read(browser.picture());
            assertThat(picture.getWidth()).isEqualTo(screen.width());
            assertThat(picture.getHeight()).isEqualTo(1500);
            assertThat(picture.getRGB(200, 1400))
                    .as("%s", screen)
                    .isEqualTo(screen.scheme().equals("dark") ? 0xff000000 : -1);
        }
    }

    @Test
    void scriptsAnswerAndTheConsoleIsHeardOnce() {
        browser.show(Screen.NARROW, PAGE);
        assertThat(browser.complaints("console.info('look'); return document.body.textContent.trim() + '\\nb'"))
                .containsExactly("ñ", "b");
        assertThat(browser.complaints("return ''")).isEmpty();
        assertThat(browser.console()).singleElement().asString().contains("look");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aSheetHasThreePicturesInARow() throws IOException {
        Screen screen = Screen.PICTURED.get(1);
        browser.show(screen, PAGE);
        BufferedImage sheet = read(ContactSheet.of(
                browser, screen, List.of(browser.picture(), browser.picture(), browser.picture(), browser.picture())));

        assertThat(sheet.getWidth()).isEqualTo(3 * 198 + 4 * 8);
        assertThat(sheet.getHeight()).isEqualTo(2 * 825 + 3 * 8);
        assertThat(sheet.getRGB(100, 400)).isEqualTo(0xff000000);
        assertThat(sheet.getRGB(4, 4)).isEqualTo(0xff808080);
        assertThat(sheet.getRGB(300, 1300)).as("beside the fourth").isEqualTo(0xff808080);
    }
}
