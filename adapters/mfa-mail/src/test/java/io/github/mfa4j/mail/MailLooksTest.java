package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.servers.browser.Browser;
import io.github.mfa4j.servers.browser.Pictures;
import io.github.mfa4j.servers.browser.Screen;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mail as a reader sees it: nothing cut, nothing overlapping, everything readable, the code first. */
class MailLooksTest {

    private static final Letters LETTERS = new Letters("Example Shop", false, Map.of());
    private static final String LOOKS = Words.file("looks.js");

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

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyMailIsWholeAndReadable(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<Letter> codes = MailSample.PURPOSES.stream()
                .map(purpose -> written(LETTERS, MailSample.code(purpose, locale)))
                .toList();
        List<Letter> notices = MailSample.NOTICES.stream()
                .map(kind -> written(LETTERS, MailSample.notice(kind, locale)))
                .toList();

        Pictures pictures = new Pictures(browser);
        for (Screen screen : Screen.PICTURED) {
            look(screen, codes, pictures);
            pictures.keepTaken("codes-" + language, screen);
            look(screen, notices, pictures);
            pictures.keepTaken("notices-" + language, screen);
        }
    }

    @Test
    void theLongestNamesAndCodesFit() {
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
        for (Screen screen : Screen.PICTURED) {
            look(screen, mails, new Pictures(browser));
        }
    }

    private static Letter written(Letters letters, Message message) {
        return letters.write(message, MailSample.NOON);
    }

    private static void look(Screen screen, List<Letter> mails, Pictures pictures) {
        for (Letter mail : mails) {
            browser.show(screen, mail.html());
            assertThat(browser.complaints(LOOKS))
                    .as(mail.subject() + " on " + screen)
                    .isEmpty();
            pictures.take();
        }
    }
}
