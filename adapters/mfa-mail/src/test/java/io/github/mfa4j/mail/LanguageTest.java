package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
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
                    .extracting(purpose -> letters.write(MailSample.code(purpose, words.locale()), MailSample.NOON))
                    .allMatch(letter -> letter.subject().contains("Shop"))
                    .extracting(letter -> letter.text().replace("7KQ2M9XD", "").replace(MailSample.CODE, ""))
                    .doesNotHaveDuplicates();
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
        "7200, 'within 99 minutes, until 2:00', 'durante 99 minutos, hasta las 14:00'",
        "299, 'within 5 minutes, until 12:04', 'durante 5 minutos, hasta las 12:04'",
        "120, 'within 2 minutes, until 12:02', 'durante 2 minutos, hasta las 12:02'",
        "90, 'within 2 minutes, until 12:01', 'durante 2 minutos, hasta las 12:01'",
        "89, 'within 1 minute, until 12:01', 'durante 1 minuto, hasta las 12:01'",
        "5, 'within 1 minute, until 12:00', 'durante 1 minuto, hasta las 12:00'",
    })
    void theMinutesLeftAreRoundedToTheNearest(long seconds, String english, String spanish) {
        assertThat(letters.write(MailSample.codeFor(Duration.ofSeconds(seconds), Locale.ENGLISH), MailSample.NOON)
                        .text())
                .contains(english);
        assertThat(letters.write(MailSample.codeFor(Duration.ofSeconds(seconds), MailSample.SPANISH), MailSample.NOON)
                        .text())
                .contains(spanish);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void anExpiredCodeIsNotWritten(long seconds) {
        CodeMessage expired = MailSample.codeFor(Duration.ofSeconds(seconds), Locale.ENGLISH);
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> letters.write(expired, MailSample.NOON))
                .withMessageStartingWith("the code expired at 2026-03-01T")
                .satisfies(e -> assertThat(e.certainlyNotAccepted()).isTrue())
                .satisfies(e -> assertThat(e.retryable()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "en, false, 'someone else knows your password'",
        "en, true, 'ignore this message'",
        "es, false, 'otra persona conoce tu contraseña'",
        "es, true, 'no hagas caso de este mensaje'",
    })
    void anApplicationsOwnPurposeGivesTheAllClearOnlyIfAnybodyMayStartIt(
            String language, boolean anonymous, String say) {
        for (String name : List.of("PAYMENT", "OTHER", "ANONYMOUS")) {
            Purpose own = anonymous ? Purpose.anonymous(name) : Purpose.afterFirstFactor(name);
            assertThat(letters.write(MailSample.code(own, Locale.forLanguageTag(language)), MailSample.NOON)
                            .text())
                    .contains(say);
        }
    }

    @Test
    void aCodeIsToBeTypedOnlyWhereTheReaderWentByThemselves() {
        for (Purpose purpose : MailSample.PURPOSES) {
            assertThat(letters.write(MailSample.code(purpose, Locale.ENGLISH), MailSample.NOON)
                            .text())
                    .contains("only on Shop's own page or app that you opened yourself");
            assertThat(letters.write(MailSample.code(purpose, MailSample.SPANISH), MailSample.NOON)
                            .text())
                    .contains("solo en la página o la aplicación de Shop que hayas abierto tú");
        }
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
