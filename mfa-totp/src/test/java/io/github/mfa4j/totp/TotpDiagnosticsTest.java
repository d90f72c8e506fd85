package io.github.mfa4j.totp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mfa4j.totp.TotpDiagnosis.ClockDrift;
import io.github.mfa4j.totp.TotpDiagnosis.DifferentEncoding;
import io.github.mfa4j.totp.TotpDiagnosis.DifferentParameters;
import io.github.mfa4j.totp.TotpDiagnosis.Matches;
import io.github.mfa4j.totp.TotpDiagnosis.NoExplanation;
import io.github.mfa4j.totp.TotpDiagnosis.NotACode;
import io.github.mfa4j.totp.TotpDiagnosis.UnreadableSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpDiagnosticsTest {

    private static final byte[] BYTES = HexFormat.of().parseHex("3b1a9cd0724e5f8811a0b7c6d5e4f3021d2c4b5a");
    private static final OtpSecret SECRET = OtpSecret.ofBytes(BYTES);
    private static final String TEXT = SECRET.toBase32();
    private static final Instant NOW = Instant.parse("2026-03-14T15:09:26Z");
    private static final TotpDiagnostics DIAGNOSTICS = TotpDiagnostics.of(TotpParameters.DEFAULT, StepWindow.DEFAULT);

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aCodeOfTheWindowMatches(int offset) {
        long step = Totp.of(TotpParameters.DEFAULT).stepAt(NOW) + offset;
        String code = codeAt(NOW.plusSeconds(30L * offset));
        assertThat(DIAGNOSTICS.diagnose(SECRET, code, NOW)).isEqualTo(new Matches(step));
        assertThat(DIAGNOSTICS.diagnose(TEXT, code, NOW)).isEqualTo(new Matches(step));
    }

    @Test
    void theWindowIsTheOneOfTheServer() {
        TotpDiagnostics strict = TotpDiagnostics.of(TotpParameters.DEFAULT, StepWindow.CURRENT_ONLY);
        assertThat(strict.diagnose(SECRET, codeAt(NOW.minusSeconds(30)), NOW))
                .isEqualTo(new ClockDrift(Duration.ofSeconds(-30)));

        TotpParameters slow = TotpParameters.DEFAULT.withPeriod(Duration.ofMinutes(5));
        TotpDiagnostics lenient = TotpDiagnostics.of(slow, new StepWindow(10, 0));
        Instant before = NOW.minus(Duration.ofMinutes(50));
        assertThat(lenient.diagnose(SECRET, Totp.of(slow).generate(SECRET, before), NOW))
                .isEqualTo(new Matches(Totp.of(slow).stepAt(before)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "-PT1M", "PT9M30S", "PT1H", "-PT1H", "PT-7H-30M", "PT11H3M30S", "PT24H", "-PT24H"})
    void namesTheDriftOfTheClockUpToADay(Duration drift) {
        String code = codeAt(NOW.plus(drift));
        assertThat(DIAGNOSTICS.diagnose(SECRET, code, NOW)).isEqualTo(new ClockDrift(drift));
        assertThat(DIAGNOSTICS.diagnose(TEXT, code, NOW)).isEqualTo(new ClockDrift(drift));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H30S", "PT-24H-30S", "PT48H"})
    void searchesNoFurtherThanADay(Duration drift) {
        assertThat(DIAGNOSTICS.diagnose(SECRET, codeAt(NOW.plus(drift)), NOW)).isEqualTo(new NoExplanation());
    }

    static Stream<Arguments> mismatches() {
        List<TotpParameters> all = new ArrayList<>();
        for (OtpAlgorithm algorithm : OtpAlgorithm.values()) {
            for (int digits = 6; digits <= 8; digits++) {
                for (int seconds : new int[] {15, 30, 60, 90, 300}) {
                    all.add(new TotpParameters(algorithm, digits, Duration.ofSeconds(seconds)));
                }
            }
        }
        TotpParameters odd = new TotpParameters(OtpAlgorithm.SHA512, 8, Duration.ofSeconds(77));
        return Stream.of(TotpParameters.DEFAULT, all.get(all.size() - 1), odd)
                .flatMap(declared ->
                        all.stream().filter(used -> !used.equals(declared)).map(used -> Arguments.of(declared, used)));
    }

    @ParameterizedTest
    @MethodSource("mismatches")
    void namesTheParametersOfTheAuthenticator(TotpParameters declared, TotpParameters used) {
        String code = Totp.of(used).generate(SECRET, NOW);
        assertThat(TotpDiagnostics.of(declared, StepWindow.DEFAULT).diagnose(SECRET, code, NOW))
                .isEqualTo(new DifferentParameters(declared, used));
    }

    @Test
    void aShorterCodeOfAClockThatIsOffIsStillAShorterCode() {
        TotpParameters declared = TotpParameters.DEFAULT.withDigits(8);
        assertThat(TotpDiagnostics.of(declared, StepWindow.DEFAULT).diagnose(SECRET, codeAt(NOW.plusSeconds(60)), NOW))
                .isEqualTo(new DifferentParameters(declared, TotpParameters.DEFAULT));
    }

    static Stream<Arguments> encodingsOfBytes() {
        String twice = OtpSecret.ofBytes(TEXT.getBytes(UTF_8)).toBase32();
        String base64 = Base64.getEncoder().encodeToString(BYTES);
        String hex = HexFormat.of().formatHex(BYTES);
        return Stream.of(
                // What the server holds, what the authenticator holds.
                Arguments.of(BYTES, TEXT.getBytes(UTF_8), SecretEncoding.CHARACTERS),
                Arguments.of(BYTES, lower(TEXT).getBytes(UTF_8), SecretEncoding.CHARACTERS_LOWER_CASE),
                Arguments.of(BYTES, hex.getBytes(UTF_8), SecretEncoding.HEX_CHARACTERS),
                Arguments.of(BYTES, upper(hex).getBytes(UTF_8), SecretEncoding.HEX_CHARACTERS),
                Arguments.of(BYTES, base64.getBytes(UTF_8), SecretEncoding.BASE64_CHARACTERS),
                Arguments.of(BYTES, Base64.getDecoder().decode(TEXT), SecretEncoding.BASE64),
                Arguments.of(TEXT.getBytes(UTF_8), BYTES, SecretEncoding.BASE32),
                Arguments.of(lower(TEXT).getBytes(UTF_8), BYTES, SecretEncoding.BASE32),
                Arguments.of(hex.getBytes(UTF_8), BYTES, SecretEncoding.HEX),
                Arguments.of(base64.getBytes(UTF_8), BYTES, SecretEncoding.BASE64),
                Arguments.of(TEXT.getBytes(UTF_8), twice.getBytes(UTF_8), SecretEncoding.CHARACTERS));
    }

    @ParameterizedTest
    @MethodSource("encodingsOfBytes")
    void namesTheEncodingOfASecretInBytes(byte[] server, byte[] authenticator, SecretEncoding encoding) {
        String code = Totp.of(TotpParameters.DEFAULT).generate(OtpSecret.ofBytes(authenticator), NOW);
        assertThat(DIAGNOSTICS.diagnose(OtpSecret.ofBytes(server), code, NOW))
                .isEqualTo(new DifferentEncoding(encoding, TotpParameters.DEFAULT));
    }

    static Stream<Arguments> encodingsOfText() {
        String hex = HexFormat.of().formatHex(BYTES);
        String base64 = Base64.getEncoder().encodeToString(BYTES);
        String spaced = lower(TEXT.substring(0, 16) + " " + TEXT.substring(16));
        return Stream.of(
                Arguments.of(TEXT, TEXT.getBytes(UTF_8), SecretEncoding.CHARACTERS),
                Arguments.of(TEXT, lower(TEXT).getBytes(UTF_8), SecretEncoding.CHARACTERS_LOWER_CASE),
                Arguments.of(lower(TEXT), TEXT.getBytes(UTF_8), SecretEncoding.CHARACTERS_UPPER_CASE),
                Arguments.of(spaced, spaced.getBytes(UTF_8), SecretEncoding.CHARACTERS),
                Arguments.of(spaced, lower(TEXT).getBytes(UTF_8), SecretEncoding.CHARACTERS),
                Arguments.of("not Base32 at all", "not Base32 at all".getBytes(UTF_8), SecretEncoding.CHARACTERS),
                Arguments.of(hex, BYTES, SecretEncoding.HEX),
                Arguments.of(upper(hex), BYTES, SecretEncoding.HEX),
                Arguments.of("3b 1a 9c d0 724e5f8811a0b7c6d5e4f3021d2c4b5a", BYTES, SecretEncoding.HEX),
                Arguments.of(base64, BYTES, SecretEncoding.BASE64),
                Arguments.of("abcdefghij-_ABCDEFGHIJ", bytesOfBase64Url(), SecretEncoding.BASE64),
                Arguments.of(TEXT, hex.getBytes(UTF_8), SecretEncoding.HEX_CHARACTERS),
                Arguments.of(
                        "JBSW1Y3DPEHPK3PX0JBSWY3D8EHPK3PX",
                        OtpSecret.ofBase32("JBSWIY3DPEHPK3PXOJBSWY3DBEHPK3PX").toByteArray(),
                        SecretEncoding.LENIENT_BASE32));
    }

    private static byte[] bytesOfBase64Url() {
        return Base64.getUrlDecoder().decode("abcdefghij-_ABCDEFGHIJ");
    }

    @ParameterizedTest
    @MethodSource("encodingsOfText")
    void namesTheEncodingOfASecretInText(String text, byte[] authenticator, SecretEncoding encoding) {
        String code = Totp.of(TotpParameters.DEFAULT).generate(OtpSecret.ofBytes(authenticator), NOW);
        assertThat(DIAGNOSTICS.diagnose(text, code, NOW))
                .isEqualTo(new DifferentEncoding(encoding, TotpParameters.DEFAULT));
    }

    @Test
    void anEncodingAndParametersCanBothBeDifferent() {
        TotpParameters used = new TotpParameters(OtpAlgorithm.SHA256, 8, Duration.ofSeconds(60));
        String code = Totp.of(used).generate(OtpSecret.ofBytes(TEXT.getBytes(UTF_8)), NOW);
        assertThat(DIAGNOSTICS.diagnose(SECRET, code, NOW))
                .isEqualTo(new DifferentEncoding(SecretEncoding.CHARACTERS, used));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"12345", "123456789", "12345a", "\u0661\u0662\u0663\u0664\u0665\u0666", "+12345"})
    void A38_whatIsNoCodeIsSaidToBeNone(String code) {
        assertThat(DIAGNOSTICS.diagnose(SECRET, code, NOW)).isEqualTo(new NotACode());
    }

    @ParameterizedTest
    @CsvSource({
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PX!, CHARACTER",
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPA, LENGTH",
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP=, PADDING",
        "JBSWY3DPEHPK3PXPJBSWY3DPEH, TRAILING_BITS",
        "'', TOO_SHORT",
        "' - ', TOO_SHORT"
    })
    void namesWhatIsWrongWithAnUnreadableSecret(String text, InvalidSecretException.Reason reason) {
        assertThat(DIAGNOSTICS.diagnose(text, "123456", NOW)).isEqualTo(new UnreadableSecret(reason));
    }

    @Test
    void A38_aSecretOfTenMegabytesIsRefusedUnread() {
        assertThat(DIAGNOSTICS.diagnose("A".repeat(10_000_000), "123456", NOW))
                .isEqualTo(new UnreadableSecret(InvalidSecretException.Reason.TOO_LONG));
    }

    @Test
    void aWrongCodeIsRarelyExplainedByCoincidence() {
        Random random = new Random(6238);
        int explained = 0;
        for (int i = 0; i < 500; i++) {
            String code = CodeDigits.format(random.nextInt(1_000_000), 6);
            if (!(DIAGNOSTICS.diagnose(TEXT, code, NOW) instanceof NoExplanation)) {
                explained++;
            }
        }
        // The documented one in 140 gives 3.6 on average; twelve or more come in fewer than one of a thousand seeds.
        assertThat(explained).isLessThan(12);
    }

    @Test
    void refusesADestroyedSecret() {
        OtpSecret secret = OtpSecret.generate();
        secret.destroy();
        assertThatIllegalStateException().isThrownBy(() -> DIAGNOSTICS.diagnose(secret, "123456", NOW));
    }

    private static String codeAt(Instant at) {
        return Totp.of(TotpParameters.DEFAULT).generate(SECRET, at);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
