package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpAuthUriTest {
    private static final String SECRET = Sample.SECRET;

    private static TotpUri totp(String issuer, String account) {
        return OtpAuthUri.totp(issuer, account, OtpSecret.ofBase32(SECRET), TotpParameters.DEFAULT);
    }

    @Test
    void leavesTheDefaultsOut() {
        assertThat(totp("Example", "alice").toUri())
                .isEqualTo("otpauth://totp/Example:alice?secret=" + SECRET + "&issuer=Example");
    }

    @Test
    void writesWhatDiffersFromTheDefaults() {
        TotpParameters parameters = new TotpParameters(OtpAlgorithm.SHA256, 8, Duration.ofSeconds(60));
        assertThat(OtpAuthUri.totp("Example", "alice", OtpSecret.ofBase32(SECRET), parameters)
                        .toUri())
                .isEqualTo("otpauth://totp/Example:alice?secret=" + SECRET
                        + "&issuer=Example&algorithm=SHA256&digits=8&period=60");
    }

    @Test
    void alwaysWritesTheCounter() {
        assertThat(OtpAuthUri.hotp("Example", "alice", OtpSecret.ofBase32(SECRET), 6, 0)
                        .toUri())
                .isEqualTo("otpauth://hotp/Example:alice?secret=" + SECRET + "&issuer=Example&counter=0");
        assertThat(OtpAuthUri.hotp("Example", "alice", OtpSecret.ofBase32(SECRET), 8, Long.MAX_VALUE)
                        .toUri())
                .endsWith("&issuer=Example&digits=8&counter=9223372036854775807");
    }

    @ParameterizedTest
    @CsvSource({
        "ACME Co, ACME%20Co",
        "Q&A, Q%26A",
        "100%, 100%25",
        "a+b, a%2Bb",
        "C#, C%23",
        "a/b?c=d;e, a%2Fb%3Fc%3Dd%3Be",
        "alice@example.com, alice%40example.com",
        "-._~aZ09, -._~aZ09",
        "Zürich, Z%C3%BCrich",
        "\uD83D\uDD11, %F0%9F%94%91",
        "%41, %2541",
    })
    void a57_escapesNamesByRfc3986(String name, String escaped) {
        String uri = totp(name, name).toUri();
        assertThat(uri)
                .isEqualTo("otpauth://totp/" + escaped + ":" + escaped + "?secret=" + SECRET + "&issuer=" + escaped);
        OtpAuthUri parsed = OtpAuthUri.parse(uri);
        assertThat(parsed.issuer()).contains(name);
        assertThat(parsed.account()).isEqualTo(name);
        assertThat(URI.create(uri).getPath()).isEqualTo("/" + name + ":" + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:b",
                ":",
                " leading",
                "trailing ",
                "line\nbreak",
                "carriage\rreturn",
                "\u0000",
                "\u001b[2J",
                "\u007f",
                "\u0085",
                "\u2028",
                "\u202etxt.exe",
                "\u2066x",
                "\ud800",
                "x\udc00",
                "\uffff",
            })
    void a57_refusesNamesThatAreNotPlainText(String name) {
        assertThatThrownBy(() -> totp(name, "alice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("issuer ");
        assertThatThrownBy(() -> totp("Example", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("account ");
    }

    @Test
    void a57_keepsTheJoinersOfNamesAndEmoji() {
        String name = "\uD83D\uDC69\u200D\uD83D\uDCBB می\u200cخواهم";
        assertThat(OtpAuthUri.parse(totp(name, name).toUri()).account()).isEqualTo(name);
    }

    @Test
    void boundsTheNamesSoThatEveryUriCanBeReadBack() {
        String longest = totp("字".repeat(64), "字".repeat(254)).toUri();
        assertThat(longest.length()).isLessThan(OtpAuthUri.MAX_LENGTH - 300);
        assertThat(OtpAuthUri.parse(longest).account()).hasSize(254);
        assertThatThrownBy(() -> totp("x".repeat(65), "alice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("issuer of 65 characters, allowed are 1 to 64");
        assertThatThrownBy(() -> totp("Example", "x".repeat(255)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account of 255 characters, allowed are 1 to 254");
    }

    @Test
    void a56_refusesHotpParametersOutOfRange() {
        OtpSecret secret = OtpSecret.ofBase32(SECRET);
        assertThatThrownBy(() -> OtpAuthUri.hotp("Example", "alice", secret, 5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digits is 5, allowed are 6 to 10");
        assertThatThrownBy(() -> OtpAuthUri.hotp("Example", "alice", secret, 11, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digits is 11, allowed are 6 to 10");
        assertThatThrownBy(() -> OtpAuthUri.hotp("Example", "alice", secret, 6, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counter is -1, allowed are 0 to 9223372036854775807");
    }

    @Test
    void hasATypedPartForEachParameter() {
        OtpSecret secret = OtpSecret.ofBase32(SECRET);
        TotpParameters parameters = new TotpParameters(OtpAlgorithm.SHA512, 7, Duration.ofSeconds(45));
        TotpUri totp = OtpAuthUri.totp("Example", "alice", secret, parameters);
        assertThat(totp.type()).isEqualTo("totp");
        assertThat(totp.issuer()).contains("Example");
        assertThat(totp.account()).isEqualTo("alice");
        assertThat(totp.secret()).isSameAs(secret);
        assertThat(totp.parameters()).isEqualTo(parameters);
        assertThat(totp.algorithm()).isEqualTo(OtpAlgorithm.SHA512);
        assertThat(totp.digits()).isEqualTo(7);
        assertThat(totp.period()).isEqualTo(Duration.ofSeconds(45));

        HotpUri hotp = OtpAuthUri.hotp("Example", "alice", secret, 8, 42);
        assertThat(hotp.type()).isEqualTo("hotp");
        assertThat(hotp.algorithm()).isEqualTo(OtpAlgorithm.SHA1);
        assertThat(hotp.digits()).isEqualTo(8);
        assertThat(hotp.counter()).isEqualTo(42);
    }

    @Test
    void a25_keepsTheSecretOutOfToString() {
        assertThat(totp("Example", "alice")).hasToString("TotpUri[hidden]");
        assertThat(OtpAuthUri.hotp("Example", "alice", OtpSecret.ofBase32(SECRET), 6, 0))
                .hasToString("HotpUri[hidden]");
    }

    @Test
    void holdsNoCopyOfTheSecret() {
        TotpUri uri = totp("Example", "alice");
        uri.secret().destroy();
        assertThatThrownBy(uri::toUri).isInstanceOf(IllegalStateException.class);
    }
}
