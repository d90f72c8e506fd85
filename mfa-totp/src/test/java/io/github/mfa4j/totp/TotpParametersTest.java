package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotpParametersTest {

    @Test
    void theDefaultIsWhatEveryAppImplements() {
        assertThat(TotpParameters.DEFAULT).isEqualTo(new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30)));
    }

    @Test
    void changesOneValueAtATime() {
        TotpParameters changed = TotpParameters.DEFAULT
                .withAlgorithm(OtpAlgorithm.SHA512)
                .withDigits(8)
                .withPeriod(Duration.ofMinutes(1));
        assertThat(changed).isEqualTo(new TotpParameters(OtpAlgorithm.SHA512, 8, Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -6, 0, 1, 5, 9, 10, Integer.MAX_VALUE})
    void A56_otherDigitsAreRefused(int digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpParameters.DEFAULT.withDigits(digits))
                .withMessage("digits is " + digits + ", allowed are 6 to 8");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8})
    void A56_sixToEightDigitsAreAccepted(int digits) {
        assertThat(TotpParameters.DEFAULT.withDigits(digits).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "PT-30S",
                "PT14S",
                "PT14.999S",
                "PT30.5S",
                "PT30.000000001S",
                "PT301S",
                "PT300.1S",
                "PT2562047788015215H"
            })
    void A56_periodsOutOfRangeOrWithFractionsAreRefused(Duration period) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpParameters.DEFAULT.withPeriod(period))
                .withMessage("period is " + period + ", allowed are whole seconds from PT15S to PT5M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT15S", "PT30S", "PT1M", "PT5M"})
    void A56_wholeSecondsInRangeAreAccepted(Duration period) {
        assertThat(TotpParameters.DEFAULT.withPeriod(period).period()).isEqualTo(period);
    }
}
