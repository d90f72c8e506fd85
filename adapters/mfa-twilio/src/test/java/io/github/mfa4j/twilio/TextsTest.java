package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user reads. */
class TextsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Messages.SPANISH);
    private static final List<Purpose> PURPOSES = List.of(
            Purpose.LOGIN,
            Purpose.STEP_UP,
            Purpose.LOST_DEVICE,
            Purpose.PASSWORD_RESET,
            Purpose.EMAIL_VERIFICATION,
            Purpose.afterFirstFactor("PAYMENT"));
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Texts texts = new Texts("Acme", null);

    @Test
    void aCodeSaysWhatItIsForAndThatNobodyIsToKnowIt() {
        assertThat(code(Purpose.LOGIN, Locale.ENGLISH))
                .isEqualTo("835194 is your code to log in to Acme. Valid 5 min. Never share it.");
        assertThat(code(Purpose.PASSWORD_RESET, Messages.SPANISH))
                .isEqualTo("835194 es tu codigo para la nueva contraseña de Acme. Vale 5 min. No lo compartas.");
        assertThat(code(Purpose.afterFirstFactor("PAYMENT"), Locale.ENGLISH))
                .isEqualTo("835194 is your Acme code. Valid 5 min. Never share it.");
    }

    @Test
    void everyPurposeHasWordsOfItsOwnInEveryLanguage() {
        assertThat(PURPOSES.stream().flatMap(purpose -> LANGUAGES.stream().map(language -> code(purpose, language))))
                .doesNotHaveDuplicates()
                .hasSize(PURPOSES.size() * LANGUAGES.size())
                .allSatisfy(text -> assertThat(text).contains(Messages.CODE, "Acme", "5 min"));
    }

    @Test
    void everyNoticeHasWordsOfItsOwnInEveryLanguage() {
        List<MfaEvent.Kind> kinds = List.of(
                MfaEvent.Kind.FACTOR_ADDED,
                MfaEvent.Kind.FACTOR_RENEWED,
                MfaEvent.Kind.FACTOR_REMOVED,
                MfaEvent.Kind.RECOVERY_CODES_CREATED,
                MfaEvent.Kind.RECOVERY_CODE_USED,
                MfaEvent.Kind.LOCKED,
                MfaEvent.Kind.SUSPENDED,
                MfaEvent.Kind.VERIFIED_AFTER_FAILURES,
                MfaEvent.Kind.ERASED);
        assertThat(kinds.stream().flatMap(kind -> LANGUAGES.stream().map(language -> notice(kind, language))))
                .doesNotHaveDuplicates()
                .hasSize(kinds.size() * LANGUAGES.size())
                .allSatisfy(text -> assertThat(text).startsWith("Acme: "));
    }

    @Test
    void theLanguagesSayTheSameThings() {
        assertThat(Texts.language("es").stringPropertyNames())
                .isEqualTo(Texts.language("en").stringPropertyNames());
    }

    @Test
    void noKeyIsMisspelt() {
        Stream<String> kinds = Arrays.stream(MfaEvent.Kind.values()).map(kind -> "notice." + kind.name());
        Stream<String> purposes = PURPOSES.stream().map(purpose -> "code." + purpose.name());
        assertThat(Stream.of(kinds, purposes, Stream.of("notice.OTHER", "code.OTHER"))
                        .flatMap(names -> names)
                        .toList())
                .containsAll(Texts.language("en").stringPropertyNames());
    }

    @ParameterizedTest
    @CsvSource({"es-MX, es", "es-419, es", "es, es", "en-GB, en", "fr, en", "ar-EG-u-nu-arab, en", "und, en"})
    void theLanguageOfALocaleDecides(String tag, String language) {
        assertThat(code(Purpose.LOGIN, Locale.forLanguageTag(tag)))
                .isEqualTo(code(Purpose.LOGIN, Locale.forLanguageTag(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR", "bn-BD", "tr-TR", "es-ES"})
    void theDefaultLocaleDoesNot(String tag) {
        String text = code(Purpose.LOGIN, Locale.FRENCH);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(code(Purpose.LOGIN, Locale.FRENCH)).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "29, 1", "89, 1", "90, 2", "299, 5", "300, 5", "600, 10", "6000, 99", "9999999, 99"})
    void theTimeLeftIsRoundedToMinutes(long seconds, String minutes) {
        Message message = Messages.code(Messages.CODE, Purpose.LOGIN, Duration.ofSeconds(seconds), Locale.ENGLISH);

        assertThat(texts.of(message, StubTwilio.NOW)).contains("Valid " + minutes + " min.");
    }

    @Test
    void theLastLineBindsTheCodeToTheHost() {
        Texts bound = new Texts("Acme", "login.example.com");
        Message message = Messages.code(Messages.CODE, Purpose.LOGIN, FIVE, Locale.ENGLISH);

        assertThat(bound.of(message, StubTwilio.NOW).lines())
                .containsExactly(code(Purpose.LOGIN, Locale.ENGLISH), "@login.example.com #835194");
    }

    @ParameterizedTest
    @EnumSource
    void aNoticeHoldsNothingLikeACodeAndNoLastLine(MfaEvent.Kind kind) {
        Texts bound = new Texts("Acme 12345", "login.example.com");
        for (Locale language : LANGUAGES) {
            assertThat(bound.of(Messages.notice(kind, language), StubTwilio.NOW))
                    .doesNotContainPattern("[0-9]{6}")
                    .doesNotContain("@", "#", "\n");
        }
    }

    @Test
    void theAccountsNameIsNotTold() {
        assertThat(code(Purpose.LOGIN, Locale.ENGLISH)).doesNotContain("alice");
        assertThat(notice(MfaEvent.Kind.LOCKED, Locale.ENGLISH)).doesNotContain("alice");
    }

    @Test
    void aProductsNameIsNoTemplate() {
        Texts odd = new Texts("{code}{minutes}", null);
        Message message = Messages.code(Messages.CODE, Purpose.LOGIN, FIVE, Locale.ENGLISH);

        assertThat(odd.of(message, StubTwilio.NOW)).contains("log in to {code}{minutes}.");
    }

    @Test
    void templatesHoldOnlyWhatIsFilledIn() {
        for (String language : List.of("en", "es")) {
            Properties all = Texts.language(language);
            assertThat(all.stringPropertyNames()).allSatisfy(key -> {
                String template = all.getProperty(key);
                assertThat(template.replace("{product}", "")
                                .replace("{code}", "")
                                .replace("{minutes}", ""))
                        .doesNotContain("{", "}");
                assertThat(template).containsOnlyOnce("{product}");
                if (key.startsWith("code.")) {
                    assertThat(template).containsOnlyOnce("{code}").containsOnlyOnce("{minutes}");
                }
            });
        }
    }

    static final List<String> BAD_CODES = List.of("", "12345678901", "83 194", "83519\n", "８３５１９４", "é", "#12345");

    @ParameterizedTest
    @FieldSource("BAD_CODES")
    void aCodeThatNeedsMoreRoomIsNotSent(String code) {
        assertRefused(Messages.code(code, Purpose.LOGIN, FIVE, Locale.ENGLISH), "the code has " + code.length());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -3600})
    void aCodeThatHasExpiredIsNotSent(long seconds) {
        Message late = Messages.code(Messages.CODE, Purpose.LOGIN, Duration.ofSeconds(seconds), Locale.ENGLISH);

        assertRefused(late, "the code expired at ");
    }

    private void assertRefused(Message message, String why) {
        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> texts.of(message, StubTwilio.NOW));

        assertThat(failure).hasMessageStartingWith(why).hasMessageNotContaining(Messages.CODE);
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isFalse();
    }

    private String code(Purpose purpose, Locale language) {
        return texts.of(Messages.code(Messages.CODE, purpose, FIVE, language), StubTwilio.NOW);
    }

    private String notice(MfaEvent.Kind kind, Locale language) {
        return texts.of(Messages.notice(kind, language), StubTwilio.NOW);
    }
}
