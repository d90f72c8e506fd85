package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.mail.Browser.Screen;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mail as a reader sees it: nothing cut, nothing overlapping, everything readable, the code first. */
class MailLooksTest {

    private static final Letters LETTERS = new Letters("Example Shop", false, Map.of());
    private static final String LOOKS = Words.file("looks.js");

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void needsABrowser() {
        assumeTrue(Browser.isInstalled(), "chromium and chromium-driver are not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyMailIsWholeAndReadable(String language) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        List<Letter> codes = MailSample.PURPOSES.stream()
                .map(purpose -> written(LETTERS, MailSample.code(purpose, locale)))
                .toList();
        List<Letter> notices = MailSample.NOTICES.stream()
                .map(kind -> written(LETTERS, MailSample.notice(kind, locale)))
                .toList();

        try (Browser browser = new Browser(folder.resolve(language))) {
            for (Screen screen : Screen.ALL) {
                look(browser, screen, "codes-" + language, codes);
                look(browser, screen, "notices-" + language, notices);
            }
        }
    }

    @Test
    void theLongestNamesAndCodesFit() throws IOException {
        String name = "W".repeat(64);
        CodeMessage longCode = new CodeMessage(
                UUID.randomUUID(),
                Channel.MAIL,
                MailSample.ADA,
                SecretText.of("7KQ2M9XD".repeat(8)),
                Purpose.PASSWORD_RESET,
                MailSample.NOON.plus(Duration.ofMinutes(10)),
                Locale.ENGLISH,
                name);
        Letters letters = new Letters(name, false, Map.of());
        List<Letter> mails = List.of(
                written(letters, longCode),
                written(letters, MailSample.codeFor(name)),
                written(letters, MailSample.notice(Kind.SUSPENDED, MailSample.SPANISH, "f".repeat(32), name)),
                letters.test(MailSample.NOON));
        try (Browser browser = new Browser(folder.resolve("long"))) {
            for (Screen screen : Screen.ALL) {
                look(browser, screen, "", mails);
            }
        }
    }

    private static Letter written(Letters letters, Message message) {
        return letters.write(message, MailSample.NOON);
    }

    private static void look(Browser browser, Screen screen, String sheet, List<Letter> mails) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (Letter mail : mails) {
            browser.open(screen, mail.html());
            assertThat(browser.complaints(LOOKS))
                    .as(mail.subject() + " on " + screen)
                    .isEmpty();
            pictures.add(browser.picture(screen));
        }
        // A folder for pictures of the mails, from -Dmfa.pictures; none are taken unless it is named.
        String target = System.getProperty("mfa.pictures");
        if (target != null && !sheet.isEmpty()) {
            Path file = Path.of(target, sheet + "-" + screen.name() + "-" + screen.scheme() + ".png");
            Files.write(file, ContactSheet.of(browser, screen, pictures));
        }
    }
}
