package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.mail.Browser.Screen;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
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
        List<Message> codes = new ArrayList<>();
        MailSample.PURPOSES.forEach(purpose -> codes.add(MailSample.code(purpose, locale)));
        List<Message> notices = new ArrayList<>();
        MailSample.NOTICES.forEach(kind -> notices.add(MailSample.notice(kind, locale)));

        try (Browser browser = new Browser(folder.resolve(language))) {
            for (Screen screen : Screen.ALL) {
                look(browser, LETTERS, screen, "codes-" + language, codes);
                look(browser, LETTERS, screen, "notices-" + language, notices);
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
        List<Message> mails = List.of(
                longCode,
                MailSample.codeFor(name),
                MailSample.notice(MfaEvent.Kind.SUSPENDED, MailSample.SPANISH, "f".repeat(32), name));
        try (Browser browser = new Browser(folder.resolve("long"))) {
            for (Screen screen : Screen.ALL) {
                look(browser, new Letters(name, false, Map.of()), screen, "", mails);
            }
        }
    }

    private static void look(Browser browser, Letters letters, Screen screen, String sheet, List<Message> mails)
            throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (Message mail : mails) {
            browser.open(screen, letters.write(mail, MailSample.NOON).html());
            assertThat(browser.complaints(LOOKS)).as(mail + " on " + screen).isEmpty();
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
