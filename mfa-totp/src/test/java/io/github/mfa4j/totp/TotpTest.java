package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final OtpSecret SECRET =
            OtpSecret.ofBytes("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT);

    /**
     * The table says that one 20-byte secret is used throughout; its values need the digits repeated up to 32 bytes for
     * SHA-256 and 64 for SHA-512 (RFC errata ID 2866, and the reference code in appendix A).
     */
    @ParameterizedTest
    @CsvSource({
        "59, SHA1, 94287082",
        "59, SHA256, 46119246",
        "59, SHA512, 90693936",
        "1111111109, SHA1, 07081804",
        "1111111109, SHA256, 68084774",
        "1111111109, SHA512, 25091201",
        "1111111111, SHA1, 14050471",
        "1111111111, SHA256, 67062674",
        "1111111111, SHA512, 99943326",
        "1234567890, SHA1, 89005924",
        "1234567890, SHA256, 91819424",
        "1234567890, SHA512, 93441116",
        "2000000000, SHA1, 69279037",
        "2000000000, SHA256, 90698825",
        "2000000000, SHA512, 38618901",
        "20000000000, SHA1, 65353130",
        "20000000000, SHA256, 77737706",
        "20000000000, SHA512, 47863826"
    })
    void A50_rfc6238AppendixB(long epochSecond, OtpAlgorithm algorithm, String code) {
        OtpSecret secret = OtpSecret.ofBytes(
                "1234567890".repeat(7).substring(0, algorithm.outputLength()).getBytes(StandardCharsets.US_ASCII));
        Totp totp = Totp.of(TotpParameters.DEFAULT.withAlgorithm(algorithm).withDigits(8));
        Instant at = Instant.ofEpochSecond(epochSecond);

        assertThat(totp.generate(secret, at)).isEqualTo(code);
        assertThat(totp.generate(OtpKey.of(secret, algorithm), at)).isEqualTo(code);
        assertThat(totp.verify(secret, code, at, StepWindow.CURRENT_ONLY).latest())
                .hasValue(epochSecond / 30);
        assertThat(totp.verify(OtpKey.of(secret, algorithm), code, at, StepWindow.CURRENT_ONLY)
                        .latest())
                .hasValue(epochSecond / 30);
    }

    @Test
    void aStepLastsFromItsFirstInstantToJustBeforeTheNext() {
        assertThat(TOTP.stepAt(Instant.ofEpochSecond(30))).isEqualTo(1);
        assertThat(TOTP.stepAt(Instant.ofEpochSecond(60).minusNanos(1))).isEqualTo(1);
        assertThat(TOTP.stepAt(Instant.ofEpochSecond(60))).isEqualTo(2);
        assertThat(Totp.of(TotpParameters.DEFAULT.withPeriod(Duration.ofMinutes(1)))
                        .stepAt(Instant.ofEpochSecond(60)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "-30, -1", "-31, -2", "-60, -2", "-61, -3", "0, 0", "29, 0", "30, 1", "2147483648, 71582788"})
    void A53_stepsAreRoundedDownOnBothSidesOfTheEpoch(long epochSecond, long step) {
        Instant at = Instant.ofEpochSecond(epochSecond);
        assertThat(TOTP.stepAt(at)).isEqualTo(step);
        assertThat(TOTP.verify(SECRET, TOTP.generate(SECRET, at), at, StepWindow.CURRENT_ONLY)
                        .latest())
                .hasValue(step);
    }

    @Test
    void A53_theStepsOnBothSidesOfTheEpochHaveDifferentCodes() {
        String before = TOTP.generate(SECRET, Instant.ofEpochSecond(-1));
        String after = TOTP.generate(SECRET, Instant.ofEpochSecond(1));
        assertThat(before).isNotEqualTo(after);
        assertThat(TOTP.verify(SECRET, after, Instant.ofEpochSecond(-1), StepWindow.CURRENT_ONLY)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void A53_theEndsOfTimeAreInstantsLikeAnyOther() {
        for (Instant at : new Instant[] {Instant.MIN, Instant.MAX}) {
            String code = TOTP.generate(SECRET, at);
            assertThat(TOTP.verify(SECRET, code, at, new StepWindow(10, 10)).includes(TOTP.stepAt(at)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"94287082", " 9428 7082 ", "9428-7082", "94 28 70 82", "9-4-2-8-7-0-8-2"})
    void spacesAndDashesAreSkipped(String typed) {
        assertThat(eightDigits()
                        .verify(SECRET, typed, Instant.ofEpochSecond(59), StepWindow.CURRENT_ONLY)
                        .latest())
                .hasValue(1);
    }

    @Test
    void refusesAKeyPreparedForAnotherAlgorithm() {
        OtpKey key = OtpKey.of(SECRET, OtpAlgorithm.SHA256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TOTP.generate(key, Instant.EPOCH))
                .withMessage("key prepared for SHA256, needed for SHA1");
    }

    @Test
    void refusesADestroyedSecret() {
        OtpSecret secret = OtpSecret.generate();
        secret.destroy();
        assertThatIllegalStateException().isThrownBy(() -> TOTP.generate(secret, Instant.EPOCH));
        assertThatIllegalStateException()
                .isThrownBy(() -> TOTP.verify(secret, "000000", Instant.EPOCH, StepWindow.DEFAULT));
    }

    @Test
    void givesItsParametersBack() {
        assertThat(eightDigits().parameters()).isEqualTo(TotpParameters.DEFAULT.withDigits(8));
    }

    private static Totp eightDigits() {
        return Totp.of(TotpParameters.DEFAULT.withDigits(8));
    }
}
