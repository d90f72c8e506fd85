package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.MfaEvent;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private final Letters letters = new Letters("Shop", false, Map.of());

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "es, es",
        "es-MX, es",
        "es-Latn-MX, es",
        "es-ES-u-nu-arab, es",
        "fr, en",
        "ar-EG-u-nu-arab, en",
        "zh-Hant-TW, en",
        "und, en",
        "qaa-x-private, en",
    })
    void theNearestLanguageIsTaken(String asked, String given) {
        Locale locale = Locale.forLanguageTag(asked);
        assertThat(letters.write(MailSample.code(Purpose.LOGIN, locale), MailSample.NOON)
                        .locale())
                .hasToString(given);
        assertThat(letters.write(MailSample.notice(MfaEvent.Kind.LOCKED, locale), MailSample.NOON)
                        .locale())
                .hasToString(given);
    }

    @Test
    void everyPurposeHasItsOwnWordsInEveryLanguage() {
        for (Words words : Words.ALL) {
            assertThat(MailSample.PURPOSES)
                    .extracting(purpose -> letters.write(MailSample.code(purpose, words.locale()), MailSample.NOON)
                            .subject())
                    .doesNotHaveDuplicates()
                    .allMatch(subject -> subject.contains("Shop"));
        }
    }

    @Test
    void everyNoticeHasItsOwnWordsInEveryLanguage() {
        for (Words words : Words.ALL) {
            assertThat(MailSample.NOTICES)
                    .extracting(kind -> letters.write(MailSample.notice(kind, words.locale()), MailSample.NOON)
                            .subject())
                    .doesNotHaveDuplicates()
                    .allMatch(subject -> subject.contains("Shop"));
        }
    }

    @Test
    void languagesHaveTheSameSentencesAndNoMarkup() throws IOException {
        Properties english = sentences("en");
        Properties spanish = sentences("es");
        assertThat(english.stringPropertyNames())
                .hasSizeGreaterThan(60)
                .isEqualTo(spanish.stringPropertyNames())
                .allSatisfy(name -> {
                    assertThat(english.getProperty(name)).doesNotContain("<", ">", "&");
                    assertThat(spanish.getProperty(name))
                            .doesNotContain("<", ">", "&")
                            .isNotEqualTo(english.getProperty(name));
                });
    }

    private static Properties sentences(String language) throws IOException {
        Properties sentences = new Properties();
        sentences.load(new StringReader(Words.file("words_" + language + ".properties")));
        return sentences;
    }

    @ParameterizedTest
    @CsvSource({
        "299, 'within 4 minutes, until 12:04', 'durante 4 minutos, hasta las 12:04'",
        "120, 'within 2 minutes, until 12:02', 'durante 2 minutos, hasta las 12:02'",
        "119, 'within 1 minute, until 12:01', 'durante 1 minuto, hasta las 12:01'",
        "5, 'within 1 minute, until 12:00', 'durante 1 minuto, hasta las 12:00'",
    })
    void theMinutesLeftAreRoundedDown(long seconds, String english, String spanish) {
        assertThat(letters.write(MailSample.codeFor(Duration.ofSeconds(seconds), Locale.ENGLISH), MailSample.NOON)
                        .text())
                .contains(english);
        assertThat(letters.write(MailSample.codeFor(Duration.ofSeconds(seconds), MailSample.SPANISH), MailSample.NOON)
                        .text())
                .contains(spanish);
    }

    @Test
    void aNoticeSaysWhatWhenAndWhichInTheReadersLanguage() {
        assertThat(letters.write(MailSample.notice(MfaEvent.Kind.FACTOR_ADDED, Locale.ENGLISH), MailSample.NOON)
                        .text())
                .contains(
                        "A sign-in method was added to your Shop account.",
                        "Sign-in method: Authenticator app",
                        "When: March 1, 2026",
                        "12:00 PM UTC",
                        "Account: ada@example.com",
                        "Wasn't this you?");
        assertThat(letters.write(MailSample.notice(MfaEvent.Kind.FACTOR_ADDED, MailSample.SPANISH), MailSample.NOON)
                        .text())
                .contains(
                        "Se ha añadido un método de acceso a tu cuenta de Shop.",
                        "Método de acceso: Aplicación de autenticación",
                        "Cuándo: 1 de marzo de 2026",
                        "12:00 UTC",
                        "Cuenta: ada@example.com",
                        "¿No has sido tú?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp", "mail", "sms", "recovery"})
    void factorsHaveNamesThatPeopleUse(String id) {
        for (Words words : Words.ALL) {
            assertThat(words.factor(id)).contains(" ").isNotEqualTo(id);
        }
    }

    @Test
    void aFactorWithoutANameIsNamedById() {
        assertThat(letters.write(
                                MailSample.notice(MfaEvent.Kind.FACTOR_ADDED, Locale.ENGLISH, "pager", MailSample.ADA),
                                MailSample.NOON)
                        .text())
                .contains("Sign-in method: pager");
    }
}
