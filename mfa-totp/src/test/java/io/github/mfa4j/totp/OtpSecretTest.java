package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.totp.InvalidSecretException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpSecretTest {

    private static final byte[] RFC_BYTES = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String RFC_BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void generatesAHundredAndSixtyFreshBits() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            OtpSecret secret = OtpSecret.generate();
            assertThat(secret.toByteArray()).hasSize(20);
            texts.add(secret.toBase32());
        }
        assertThat(texts).hasSize(1000);
    }

    @ParameterizedTest
    @EnumSource
    void generatesAsManyBytesAsTheHmacHas(OtpAlgorithm algorithm) {
        assertThat(OtpSecret.generate(algorithm).toByteArray()).hasSize(algorithm.outputLength());
    }

    @Test
    void keepsACopyOfItsOwn() {
        byte[] given = RFC_BYTES.clone();
        OtpSecret secret = OtpSecret.ofBytes(given);
        Arrays.fill(given, (byte) 0);
        secret.toByteArray()[0] = 0;
        assertThat(secret.toByteArray()).isEqualTo(RFC_BYTES);
    }

    @Test
    void writesBase32WithoutPaddingAndSpaces() {
        assertThat(OtpSecret.ofBytes(RFC_BYTES).toBase32()).isEqualTo(RFC_BASE32);
        assertThat(OtpSecret.ofBytes(new byte[16]).toBase32()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAAAAAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RFC_BASE32,
                "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
                "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
                " gezd-GNBV-gy3t-QOJQ-gezd-GNBV-gy3t-QOJQ "
            })
    void A54_caseSpacesAndDashesAreFree(String text) {
        assertThat(OtpSecret.ofBase32(text).toByteArray()).isEqualTo(RFC_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "16, AAAAAAAAAAAAAAAAAAAAAAAAAA======",
        "17, AAAAAAAAAAAAAAAAAAAAAAAAAAAA====",
        "18, AAAAAAAAAAAAAAAAAAAAAAAAAAAAA===",
        "19, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "16, AAAA AAAA AAAA AAAA AAAA AAAA AA== ===="
    })
    void A54_correctPaddingIsAccepted(int length, String text) {
        assertThat(OtpSecret.ofBase32(text).toByteArray()).isEqualTo(new byte[length]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "8", "9", "!", "\n", "\u0000", "_", "+", "\u0130", "\u00a0", "\u0661", "\uff21"})
    void A54_anyOtherCharacterIsRefused(String character) {
        assertRefused(RFC_BASE32.substring(0, 31) + character, Reason.CHARACTER);
        assertRefused(character + RFC_BASE32, Reason.CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 27, 30, 33})
    void A54_aLengthThatEncodesNoWholeBytesIsRefused(int length) {
        assertRefused("A".repeat(length), Reason.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAB", // two unused bits
                "AAAAAAAAAAAAAAAAAAAAAAAAAC======",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAI", // four
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAB", // one
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE" // three
            })
    void A54_unusedBitsThatAreNotZeroAreRefused(String text) {
        assertRefused(text, Reason.TRAILING_BITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAA=====",
                "AAAAAAAAAAAAAAAAAAAAAAAAAA=======",
                "AAAAAAAAAAAAAAAAAAAAAAAA========",
                "=AAAAAAAAAAAAAAAAAAAAAAAAAA=====",
                "AAAAAAAAAAAAAAAAAAAAAAAAAA======AA"
            })
    void A54_wrongPaddingIsRefused(String text) {
        assertRefused(text, Reason.PADDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 15})
    void A55_lessThanAHundredAndTwentyEightBitsAreRefused(int length) {
        assertThatThrownBy(() -> OtpSecret.ofBytes(new byte[length]))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessage("secret of " + length + " bytes, allowed are 16 to 128")
                .extracting("reason")
                .isEqualTo(Reason.TOO_SHORT);
    }

    @Test
    void A55_aShorterBase32SecretIsRefused() {
        assertRefused("JBSWY3DPEHPK3PXP", Reason.TOO_SHORT);
        assertRefused("", Reason.TOO_SHORT);
    }

    @Test
    void A55_legacySecretsAreAnExplicitChoice() {
        assertThat(OtpSecret.ofLegacyBase32("JBSW Y3DP EHPK 3PXP").toBase32()).isEqualTo("JBSWY3DPEHPK3PXP");
        assertThat(OtpSecret.ofLegacyBytes(new byte[10]).toByteArray()).hasSize(10);
        assertThatThrownBy(() -> OtpSecret.ofLegacyBytes(new byte[9]))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessage("secret of 9 bytes, allowed are 10 to 128");
    }

    @Test
    void refusesAbsurdLengths() {
        assertThat(OtpSecret.ofBytes(new byte[128]).toByteArray()).hasSize(128);
        assertThatThrownBy(() -> OtpSecret.ofBytes(new byte[129]))
                .isInstanceOf(InvalidSecretException.class)
                .extracting("reason")
                .isEqualTo(Reason.TOO_LONG);
        assertRefused("A".repeat(10_000_000), Reason.TOO_LONG);
    }

    @Test
    void A25_neitherToStringNorErrorsCarryTheSecret() {
        assertThat(OtpSecret.ofBase32(RFC_BASE32).toString()).isEqualTo("OtpSecret[hidden]");
        assertThatThrownBy(() -> OtpSecret.ofBase32(RFC_BASE32 + "GEZDGNBVG8"))
                .hasMessage("not a Base32 character (A-Z, 2-7) at position 41")
                .hasNoCause();
        assertThatThrownBy(() -> OtpSecret.ofBase32("AAAAAAAAAAAAAAAAAAAAAAAAAB"))
                .hasMessage("the unused bits of the last Base32 character are not zero")
                .hasNoCause();
    }

    @Test
    void comparesBytes() {
        OtpSecret secret = OtpSecret.ofBytes(RFC_BYTES);
        assertThat(secret.hasSameBytesAs(OtpSecret.ofBase32(RFC_BASE32))).isTrue();
        assertThat(secret.hasSameBytesAs(OtpSecret.ofBytes(new byte[20]))).isFalse();
        assertThat(secret.hasSameBytesAs(OtpSecret.ofBytes(Arrays.copyOf(RFC_BYTES, 21))))
                .isFalse();
    }

    @Test
    void isOfNoUseOnceDestroyed() {
        OtpSecret kept = OtpSecret.generate();
        OtpSecret secret = OtpSecret.ofBytes(RFC_BYTES);
        try (secret) {
            assertThat(secret.isDestroyed()).isFalse();
        }
        secret.destroy();

        assertThat(secret.isDestroyed()).isTrue();
        assertThat(secret.toString()).isEqualTo("OtpSecret[hidden]");
        assertThatIllegalStateException().isThrownBy(secret::toByteArray);
        assertThatIllegalStateException().isThrownBy(secret::toBase32);
        assertThatIllegalStateException().isThrownBy(() -> secret.hasSameBytesAs(kept));
        assertThatIllegalStateException().isThrownBy(() -> kept.hasSameBytesAs(secret));
        assertThatIllegalStateException().isThrownBy(() -> OtpKey.of(secret, OtpAlgorithm.SHA1));
    }

    private static void assertRefused(String text, Reason reason) {
        assertThatThrownBy(() -> OtpSecret.ofBase32(text))
                .isInstanceOf(InvalidSecretException.class)
                .extracting("reason")
                .isEqualTo(reason);
    }
}
