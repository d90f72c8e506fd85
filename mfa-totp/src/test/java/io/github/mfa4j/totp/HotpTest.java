package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotpTest {

    private static final OtpSecret SECRET =
            OtpSecret.ofBytes("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final OtpKey KEY = OtpKey.of(SECRET, OtpAlgorithm.SHA1);
    private static final Hotp HOTP = Hotp.ofDigits(6);

    @ParameterizedTest
    @CsvSource({
        "0, 1284755224, 755224",
        "1, 1094287082, 287082",
        "2, 137359152, 359152",
        "3, 1726969429, 969429",
        "4, 1640338314, 338314",
        "5, 868254676, 254676",
        "6, 1918287922, 287922",
        "7, 82162583, 162583",
        "8, 673399871, 399871",
        "9, 645520489, 520489"
    })
    void A50_rfc4226AppendixD(long counter, int truncated, String code) {
        try (CounterHmac hmac = CounterHmac.of(SECRET, OtpAlgorithm.SHA1)) {
            assertThat(hmac.truncated(counter)).isEqualTo(truncated);
        }
        assertThat(HOTP.generate(SECRET, counter)).isEqualTo(code);
        assertThat(HOTP.generate(KEY, counter)).isEqualTo(code);
        assertThat(HOTP.verify(SECRET, code, counter, 0)).hasValue(counter);
        assertThat(HOTP.verify(KEY, code, counter, 0)).hasValue(counter);
    }

    @ParameterizedTest
    @CsvSource({"1, 287082", "30, 026920", "349495, 000000"})
    void A51_leadingZerosAreGeneratedAndAccepted(long counter, String code) {
        assertThat(HOTP.generate(SECRET, counter)).isEqualTo(code);
        assertThat(HOTP.verify(SECRET, code, counter, 0)).hasValue(counter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"26920", "+26920", "-26920", " 26920", "0026920", "0x6928", "026920.0", "26920 "})
    void A51_otherSpellingsOfTheNumberAreRefused(String code) {
        assertThat(HOTP.verify(SECRET, code, 30, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 4755224", "8, 84755224", "9, 284755224", "10, 1284755224"})
    void A56_upToTenDigits(int digits, String code) {
        assertThat(Hotp.ofDigits(digits).generate(SECRET, 0)).isEqualTo(code);
        assertThat(Hotp.ofDigits(digits).verify(SECRET, code, 0, 0)).hasValue(0);
    }

    @Test
    void A56_aTenDigitCodeAboveThirtyOneBitsIsWrongAndNothingElse() {
        assertThat(Hotp.ofDigits(10).generate(SECRET, 7)).isEqualTo("0082162583");
        assertThat(Hotp.ofDigits(10).verify(SECRET, "9999999999", 0, 20)).isEmpty();
        // The number modulo 2^32 is the right one.
        assertThat(Hotp.ofDigits(10).verify(SECRET, "4377129879", 7, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 5, 11})
    void A56_otherDigitsAreRefused(int digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hotp.ofDigits(digits))
                .withMessage("digits is " + digits + ", allowed are 6 to 10");
    }

    @Test
    void looksAheadAsFarAsToldAndNeverBack() {
        assertThat(HOTP.verify(SECRET, "338314", 1, 3)).hasValue(4);
        assertThat(HOTP.verify(KEY, "338314", 1, 2)).isEmpty();
        assertThat(HOTP.verify(KEY, "338314", 5, 20)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 21, Integer.MAX_VALUE})
    void refusesALookAheadOutOfRange(int lookAhead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOTP.verify(SECRET, "338314", 1, lookAhead))
                .withMessage("lookAhead is " + lookAhead + ", allowed are 0 to 20");
    }

    @Test
    void refusesCountersThatAreNegativeOrWouldBecomeSo() {
        assertThat(HOTP.generate(SECRET, Long.MAX_VALUE)).hasSize(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOTP.generate(SECRET, -1))
                .withMessage("counter is -1, allowed are 0 to 9223372036854775807");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOTP.verify(KEY, "338314", Long.MAX_VALUE - 1, 2))
                .withMessage("counter is 9223372036854775806, allowed are 0 to 9223372036854775805");
    }

    @Test
    void refusesADestroyedSecret() {
        OtpSecret secret = OtpSecret.generate();
        secret.destroy();
        assertThatIllegalStateException().isThrownBy(() -> HOTP.generate(secret, 0));
        assertThatIllegalStateException().isThrownBy(() -> HOTP.verify(secret, "755224", 0, 0));
    }
}
