package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locales whose digits are not ASCII, and the one whose lower-case I has no dot. */
@ResourceLock(Resources.LOCALE)
class DefaultLocaleTest {

    private static final OtpSecret SECRET = OtpSecret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private Locale before = Locale.ROOT;

    @BeforeEach
    void remember() {
        before = Locale.getDefault();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "ar-EG-u-nu-arab", "fa-IR", "bn-BD", "tr-TR"})
    void A39_codesAreAsciiAndAcceptedInEveryDefaultLocale(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Totp totp = Totp.of(TotpParameters.DEFAULT.withDigits(8));
        Instant at = Instant.ofEpochSecond(1_111_111_109);

        assertThat(totp.generate(SECRET, at)).isEqualTo("07081804");
        assertThat(totp.verify(SECRET, "07081804", at, StepWindow.CURRENT_ONLY).latest())
                .hasValue(37_037_036);
        assertThat(Hotp.ofDigits(6).generate(SECRET, 30)).isEqualTo("026920");
        assertThat(Hotp.ofDigits(6).verify(SECRET, "026920", 30, 0)).hasValue(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "ar-EG-u-nu-arab", "fa-IR", "bn-BD", "tr-TR"})
    void A39_secretsAndMessagesAreTheSameInEveryDefaultLocale(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(OtpSecret.ofBase32("iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii").toBase32())
                .isEqualTo("IIIIIIIIIIIIIIIIIIIIIIIIIIIIIIII");
        assertThat(TotpParameters.DEFAULT)
                .hasToString("TotpParameters[algorithm=SHA1, digits=6, period=" + Duration.ofSeconds(30) + "]");
        assertThat(MatchedSteps.of(100, 1)).hasToString("MatchedSteps[latest=100]");
    }
}
