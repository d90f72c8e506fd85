package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.mfa4j.qr.OtpAuthUriException.Part;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpAuthUriParseTest {
    private static final String SECRET = Sample.SECRET;
    /** What {@code $} stands for in the tables below. */
    private static final String GIVEN = "secret=" + SECRET;

    private static OtpAuthUri parse(String text) {
        return OtpAuthUri.parse(text.replace("$", GIVEN));
    }

    @Test
    void readsAllParametersOfTotp() {
        OtpAuthUri uri = parse("otpauth://totp/ACME%20Co:john.doe@email.com"
                + "?$&issuer=ACME%20Co&algorithm=SHA512&digits=8&period=60");
        assertThat(uri).asInstanceOf(type(TotpUri.class)).satisfies(totp -> {
            assertThat(totp.issuer()).contains("ACME Co");
            assertThat(totp.account()).isEqualTo("john.doe@email.com");
            assertThat(totp.secret().toBase32()).isEqualTo(SECRET);
            assertThat(totp.parameters()).isEqualTo(new TotpParameters(OtpAlgorithm.SHA512, 8, Duration.ofSeconds(60)));
        });
    }

    @Test
    void readsAllParametersOfHotp() {
        OtpAuthUri uri = parse("otpauth://hotp/alice?$&algorithm=SHA256&digits=8&counter=9223372036854775807");
        assertThat(uri).asInstanceOf(type(HotpUri.class)).satisfies(hotp -> {
            assertThat(hotp.issuer()).isEmpty();
            assertThat(hotp.algorithm()).isEqualTo(OtpAlgorithm.SHA256);
            assertThat(hotp.digits()).isEqualTo(8);
            assertThat(hotp.counter()).isEqualTo(Long.MAX_VALUE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otpauth://totp/ACME:alice?$",
                "otpauth://totp/alice?$&issuer=ACME",
                "otpauth://totp/ACME:alice?$&issuer=ACME",
                "otpauth://totp/ACME:alice?$&issuer=",
                "otpauth://totp/:alice?$&issuer=ACME",
                "otpauth://totp/ACME%3Aalice?$",
                "otpauth://totp/ACME%3a%20%20alice?$",
                "otpauth://totp/%20ACME%20:%20alice%20?$&issuer=ACME%20",
                "OTPAUTH://TOTP/ACME:alice?$",
                "otpauth://totp/ACME:alice?SECRET=" + SECRET + "&ISSUER=ACME",
                "otpauth://totp/ACME:alice?issuer=ACME&$&",
                "otpauth://totp/ACME:alice?&&$",
                "otpauth://totp/ACME:alice?$&image=https%3A%2F%2Fx.test%2Fi.png&lock=true&color=&flag",
                "otpauth://totp/ACME:alice?$&counter=-1",
                "otpauth://totp/ACME:alice?secret=jbswy3dpehpk3pxpjbswy3dpehpk3pxp",
                "otpauth://totp/ACME:alice?$&algorithm=sha1&digits=6&period=30",
                "otpauth://totp/ACME:alice?$&algorithm=HmacSHA1&digits=006",
                "otpauth://totp/ACME:alice?$&algorithm=HMAC-SHA-1",
            })
    void acceptsWhatAppsExport(String text) {
        assertThat(parse(text).toUri()).isEqualTo("otpauth://totp/ACME:alice?" + GIVEN + "&issuer=ACME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GEZDGNBVGY3TQOJQGEZDGNBVGY======", "GEZDGNBVGY3TQOJQGEZDGNBVGY%3D%3D%3D%3d%3d%3d"})
    void acceptsPadding(String secret) {
        assertThat(parse("otpauth://totp/alice?secret=" + secret).secret().toBase32())
                .isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY");
    }

    @Test
    void a57_takesAPlusSignAsItIs() {
        assertThat(parse("otpauth://totp/a+b?$&issuer=c+d").toUri())
                .isEqualTo("otpauth://totp/c%2Bd:a%2Bb?" + GIVEN + "&issuer=c%2Bd");
    }

    @Test
    void a58_escapedSeparatorsAreDataAndInjectNothing() {
        OtpAuthUri uri =
                parse("otpauth://totp/a%2Fb%3Fsecret=x%26digits=8%23?$&issuer=I%26digits%3D8%26period%3D60%23");
        assertThat(uri.account()).isEqualTo("a/b?secret=x&digits=8#");
        assertThat(uri.issuer()).contains("I&digits=8&period=60#");
        assertThat(uri.secret().toBase32()).isEqualTo(SECRET);
        assertThat(uri)
                .asInstanceOf(type(TotpUri.class))
                .satisfies(totp -> assertThat(totp.parameters()).isEqualTo(TotpParameters.DEFAULT));
        assertThat(OtpAuthUri.parse(uri.toUri()).account()).isEqualTo(uri.account());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                  | SCHEME",
                "otpauth:totp/alice?$                                | SCHEME",
                "https://totp/alice?$                                | SCHEME",
                "otpauth-migration://offline?data=x                  | SCHEME",
                "otpauth://                                          | TYPE",
                "otpauth://?$                                        | TYPE",
                "otpauth:///alice?$                                  | TYPE",
                "otpauth://steam/alice?$                             | TYPE",
                "otpauth://%74otp/alice?$                            | TYPE",
                "otpauth://user@totp/alice?$                         | TYPE",
                "otpauth://user:pass@totp/alice?$                    | TYPE",
                "otpauth://totp:443/alice?$                          | TYPE",
                "otpauth://totp?$                                    | LABEL",
                "otpauth://totp                                      | LABEL",
                "otpauth://totp/a/b?$                                | LABEL",
                "otpauth://totp//alice?$                             | LABEL",
                "otpauth://totp/%?$                                  | LABEL",
                "otpauth://totp/%4?$                                 | LABEL",
                "otpauth://totp/%zz?$                                | LABEL",
                "otpauth://totp/%+1?$                                | LABEL",
                "otpauth://totp/%C0%AF?$                             | LABEL",
                "otpauth://totp/%E0%80%AF?$                          | LABEL",
                "otpauth://totp/%FF?$                                | LABEL",
                "otpauth://totp/%C3?$                                | LABEL",
                "otpauth://totp/%ED%A0%80?$                          | LABEL",
                "otpauth://totp/%F5%80%80%80?$                       | LABEL",
                "otpauth://totp/?$                                   | ACCOUNT",
                "otpauth://totp/ACME:?$                              | ACCOUNT",
                "otpauth://totp/ACME:%20?$                           | ACCOUNT",
                "otpauth://totp/a:b:c?$                              | ACCOUNT",
                "otpauth://totp/a:b%3Ac?$                            | ACCOUNT",
                "otpauth://totp/a%0Ab?$                              | ACCOUNT",
                "otpauth://totp/a%00?$                               | ACCOUNT",
                "otpauth://totp/%E2%80%AEa?$                         | ACCOUNT",
                "otpauth://totp/A:alice?$&issuer=B                   | ISSUER",
                "otpauth://totp/A:alice?$&issuer=a                   | ISSUER",
                "otpauth://totp/alice?$&issuer=A%3AB                 | ISSUER",
                "otpauth://totp/alice?$&issuer=A%0D%0AB              | ISSUER",
                "otpauth://totp/a%1Bb:alice?$                        | ISSUER",
                "otpauth://totp/alice?$&$                            | QUERY",
                "otpauth://totp/alice?$&SECRET=x                     | QUERY",
                "otpauth://totp/alice?$&s%65cret=x                   | QUERY",
                "otpauth://totp/alice?$&digits=6&digits=6            | QUERY",
                "otpauth://totp/alice?$&image=a&image=b              | QUERY",
                "otpauth://totp/alice?$&issuer=%                     | QUERY",
                "otpauth://totp/alice?$&x=%FF                        | QUERY",
                "otpauth://totp/alice?$&%E=1                         | QUERY",
                "otpauth://totp/alice                                | SECRET",
                "otpauth://totp/alice?                               | SECRET",
                "otpauth://totp/alice?issuer=A                       | SECRET",
                "otpauth://totp/alice?%C5%BFecret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP | SECRET",
                "otpauth://totp/alice?secret                         | SECRET",
                "otpauth://totp/alice?secret=                        | SECRET",
                "otpauth://totp/alice?secret=JBSWY3DPEHPK3PXP        | SECRET",
                "otpauth://totp/alice?secret=01890189018901890189    | SECRET",
                "otpauth://totp/alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGZ | SECRET",
                "otpauth://totp/alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY= | SECRET",
                "otpauth://totp/alice?$?digits=8                     | SECRET",
                "otpauth://totp/alice?$&algorithm=                   | ALGORITHM",
                "otpauth://totp/alice?$&algorithm=MD5                | ALGORITHM",
                "otpauth://totp/alice?$&algorithm=%C5%BFha1          | ALGORITHM",
                "otpauth://totp/alice?$&digits=                      | DIGITS",
                "otpauth://totp/alice?$&digits=5                     | DIGITS",
                "otpauth://totp/alice?$&digits=9                     | DIGITS",
                "otpauth://totp/alice?$&digits=-6                    | DIGITS",
                "otpauth://totp/alice?$&digits=+6                    | DIGITS",
                "otpauth://totp/alice?$&digits=4294967302            | DIGITS",
                "otpauth://totp/alice?$&digits=%D9%A6                | DIGITS",
                "otpauth://totp/alice?$&period=                      | PERIOD",
                "otpauth://totp/alice?$&period=0                     | PERIOD",
                "otpauth://totp/alice?$&period=-30                   | PERIOD",
                "otpauth://totp/alice?$&period=30.0                  | PERIOD",
                "otpauth://totp/alice?$&period=9223372036854775807   | PERIOD",
                "otpauth://hotp/alice?$                              | COUNTER",
                "otpauth://hotp/alice?$&counter=                     | COUNTER",
                "otpauth://hotp/alice?$&counter=-1                   | COUNTER",
                "otpauth://hotp/alice?$&counter=1e3                  | COUNTER",
                "otpauth://hotp/alice?$&counter=9223372036854775808  | COUNTER",
                "otpauth://hotp/alice?$&counter=00000000000000000001 | COUNTER",
                "otpauth://hotp/alice?$&counter=0&digits=11          | DIGITS",
                "otpauth://totp/alice?$#fragment                     | TEXT",
                "otpauth://totp/al#ice?$                             | TEXT",
                "otpauth://totp/al ice?$                             | TEXT",
                "otpauth://totp/ålice?$                              | TEXT",
            })
    void a58_refusesWithOneTypedError(String text, Part part) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(OtpAuthUriException.class, e -> {
            assertThat(e.part()).isEqualTo(part);
            assertThat(e.getCause()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t", "\u0000", "\u00a0", "\u2028", "\ud800"})
    void a38_refusesWhatDoesNotBelongInAUri(String extra) {
        String text = "otpauth://totp/alice?" + GIVEN + extra;
        assertThatThrownBy(() -> OtpAuthUri.parse(text))
                .isInstanceOfSatisfying(
                        OtpAuthUriException.class, e -> assertThat(e.part()).isEqualTo(Part.TEXT));
    }

    @Test
    void a38_refusesALongTextUnread() {
        String text = "otpauth://totp/alice?" + GIVEN + "&x=" + "y".repeat(10_000_000);
        assertThatThrownBy(() -> OtpAuthUri.parse(text))
                .hasMessage("text of " + text.length() + " characters, allowed are up to 4096");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otpauth://totp/alice?secret=" + SECRET + "1",
                "otpauth://totp/alice?secret=" + SECRET + "%FF",
                "otpauth://totp/alice?$&digits=" + SECRET,
                "otpauth://totp/alice?$&algorithm=" + SECRET,
                "otpauth://totp/" + SECRET + ":" + SECRET + ":" + SECRET + "?$",
                SECRET,
            })
    void a25_keepsTheSecretOutOfTheError(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(OtpAuthUriException.class)
                .hasNoCause()
                .extracting(Throwable::toString)
                .asString()
                .doesNotContainIgnoringCase(SECRET.substring(0, 4));
    }

    @Test
    void a55_takesAShortSecretOnlyWhenAskedTo() {
        String text = "otpauth://totp/alice?secret=JBSWY3DPEHPK3PXP";
        assertThatThrownBy(() -> OtpAuthUri.parse(text)).isInstanceOf(OtpAuthUriException.class);
        assertThat(OtpAuthUri.parseLegacy(text).secret().toBase32()).isEqualTo("JBSWY3DPEHPK3PXP");
        assertThatThrownBy(() -> OtpAuthUri.parseLegacy("otpauth://totp/alice?secret=JBSWY3DP"))
                .isInstanceOfSatisfying(
                        OtpAuthUriException.class, e -> assertThat(e.part()).isEqualTo(Part.SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "bn-BD-u-nu-beng", "tr-TR"})
    void a39_isTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            String text = "OTPAUTH://TOTP/ACME:alice?" + GIVEN + "&ISSUER=ACME&ALGORITHM=SHA256&DIGITS=8&PERIOD=60";
            assertThat(OtpAuthUri.parse(text).toUri())
                    .isEqualTo(
                            "otpauth://totp/ACME:alice?" + GIVEN + "&issuer=ACME&algorithm=SHA256&digits=8&period=60");
        } finally {
            Locale.setDefault(before);
        }
    }
}
