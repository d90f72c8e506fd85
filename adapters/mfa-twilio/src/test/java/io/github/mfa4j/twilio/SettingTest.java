package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.mfa4j.SecretText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender that cannot work is not built, and one sentence says why. */
class SettingTest {

    private static final String SERVICE = "MG00000000000000000000000000000003";
    private static final String KEY = "SK00000000000000000000000000000004";
    private static final SecretText SECRET = SecretText.of("s3cret-of-the-key");

    private final StubTwilio twilio = new StubTwilio();
    private final TwilioSmsSenderBuilder builder = twilio.builder();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void whatIsNeededIsAskedFor() {
        assertRefused(TwilioSmsSender.builder(), "account is not set");
        assertRefused(twilio.anonymous(), "neither apiKey nor authToken is set, allowed is one of them");
        assertRefused(twilio.unsigned(), "neither from nor messagingService is set, allowed is one of them");
        assertRefused(
                TwilioSmsSender.builder()
                        .account(StubTwilio.ACCOUNT)
                        .authToken(SECRET)
                        .from("Acme"),
                "productName is not set");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without a checker can do
    void whatHasADefaultIsNotTakenAway() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.host(null))
                .withMessage("host is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.clock(null))
                .withMessage("clock is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(null))
                .withMessage("connectTimeout is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.responseTimeout(null))
                .withMessage("responseTimeout is not set");
    }

    @Test
    void oneOfTwoIsAskedFor() {
        assertRefused(builder.apiKey(KEY, SECRET), "both apiKey and authToken are set, allowed is one of them");
        assertRefused(
                twilio.builder().messagingService(SERVICE),
                "both from and messagingService are set, allowed is one of them");
    }

    /** The auth token is 32 hexadecimal digits too, and is easily put into the wrong place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                StubTwilio.TOKEN,
                "AC" + StubTwilio.TOKEN + "0",
                "ac" + StubTwilio.TOKEN,
                "AC\n" + StubTwilio.TOKEN
            })
    void aSidThatIsNoneIsNotTold(String sid) {
        String why = " has " + sid.length() + " characters and is no SID, allowed is ";
        assertRefused(twilio.builder().account(sid), "account" + why + "AC and 32 hexadecimal digits");
        assertRefused(twilio.anonymous().apiKey(sid, SECRET), "apiKey" + why + "SK and 32 hexadecimal digits");
        assertRefused(
                twilio.unsigned().messagingService(sid), "messagingService" + why + "MG and 32 hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a space in it", "contraseña-muy-larga", "line\nbreak-line-break"})
    void aSecretThatIsNoneIsNotTold(String secret) {
        String why = " has " + secret.length() + " characters, allowed are 16 to 128 of printable ASCII without spaces";
        assertRefused(builder.authToken(SecretText.of(secret)), "authToken" + why);
        assertRefused(twilio.anonymous().apiKey(KEY, SecretText.of(secret)), "the secret of apiKey" + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+0123456789", "15005550006", "A name too long", "Ñandu", "A\nB", "+1", "12"})
    void aSenderThatIsNoneIsRefused(String from) {
        assertRefused(
                builder.from(from),
                "from is \"" + from + "\", allowed are a number as +34600000000, a short code of 3 to 8 digits, or a"
                        + " name of 1 to 11 ASCII letters, digits, spaces and + - _ & with at least one letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12", "+123456789012345", "Acme", "A", "Acme & Co 1", "12345678b-_", "12345"})
    void aNumberOrANameIsASender(String from) {
        assertThatNoException().isThrownBy(() -> builder.from(from).build());
    }

    static final List<String> BAD_PRODUCTS =
            List.of("", " ", "Acme ", " Acme", "x".repeat(25), "€".repeat(13), "Acme 123456");

    @ParameterizedTest
    @FieldSource("BAD_PRODUCTS")
    void aProductThatDoesNotFitIsRefused(String product) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.productName(product).build())
                .withMessageStartingWith("productName is \"" + product + "\", allowed are ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "€€€€€€€€€€€€", "Acme 12345 (12345)", "{[~|]}", "Señor Ñandü ¿Qué?"})
    void aProductOfTheAlphabetIsTaken(String product) {
        assertThatNoException().isThrownBy(() -> builder.productName(product).build());
    }

    @Test
    void aProductOutsideTheAlphabetIsToldWhichCharacter() {
        assertRefused(
                builder.productName("Básico"),
                "productName is \"Básico\", allowed are characters of the GSM 7-bit alphabet, which lacks the"
                        + " LATIN SMALL LETTER A WITH ACUTE");
        assertRefused(
                builder.productName("A\nB"),
                "productName is \"A\nB\", allowed are characters of the GSM 7-bit alphabet, which lacks the LINE FEED (LF)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "https://example.com",
                "example.com:443",
                "Example.com",
                "example.com.",
                ".example.com",
                "-a.example",
                "a-.example",
                "a..example",
                "a b.example",
                "a.example\n@evil.example",
                "10.0.0.1",
                "españa.example",
                "a-host-that-is-a-bit-too-long-.example.com"
            })
    void aHostThatIsNoneIsRefused(String host) {
        assertRefused(
                builder.host(host),
                "host is \"" + host
                        + "\", allowed are a host name as login.example.com, in lower-case ASCII and without a"
                        + " port, of up to 38 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "a.b",
                "xn--espaa-rta.example",
                "1.example",
                "a-host-that-is-not-too-long.example.co"
            })
    void aHostNameIsTaken(String host) {
        assertThatNoException().isThrownBy(() -> builder.host(host).build());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 99, 10_001})
    void aConnectTimeoutOutOfRangeIsRefused(long millis) {
        Duration timeout = Duration.ofMillis(millis);
        assertRefused(
                builder.connectTimeout(timeout), "connectTimeout is " + timeout + ", allowed are PT0.1S to PT10S");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 99, 30_001})
    void aResponseTimeoutOutOfRangeIsRefused(long millis) {
        Duration timeout = Duration.ofMillis(millis);
        assertRefused(
                builder.responseTimeout(timeout), "responseTimeout is " + timeout + ", allowed are PT0.1S to PT30S");
    }

    @Test
    void timeoutsAtTheBoundsAreTaken() {
        assertThatNoException().isThrownBy(() -> {
            builder.connectTimeout(Duration.ofMillis(100))
                    .responseTimeout(Duration.ofMillis(100))
                    .build();
            builder.connectTimeout(Duration.ofSeconds(10))
                    .responseTimeout(Duration.ofSeconds(30))
                    .build();
        });
    }

    private static void assertRefused(TwilioSmsSenderBuilder builder, String why) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(why);
    }
}
