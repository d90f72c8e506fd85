package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that cannot work is refused in a sentence that names it, its value and what is allowed. */
class SettingsTest {

    private static SmtpSenderBuilder good() {
        return SmtpSender.builder()
                .host("mail.example.com")
                .from("Shop", PostOffice.FROM)
                .product("Shop");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(b -> b.host(""), "host is \"\", allowed is a host name or an IP address"),
                wrong(b -> b.host("mail example"), "host is \"mail example\", allowed is"),
                wrong(b -> b.host("smtp://mail.example"), "host is \"smtp://mail.example\", allowed is"),
                wrong(b -> b.host("::::"), "host is \"::::\", allowed is a host name or an IP address"),
                wrong(b -> b.host("1::2::3"), "host is \"1::2::3\", allowed is"),
                wrong(b -> b.host("1.2.3:4"), "host is \"1.2.3:4\", allowed is"),
                wrong(b -> b.security(SmtpSecurity.NONE), "security is NONE for mail.example.com, allowed is STARTTLS"),
                wrong(b -> b.security(SmtpSecurity.NONE).host("10.0.0.1"), "security is NONE for 10.0.0.1, allowed"),
                wrong(b -> b.security(SmtpSecurity.NONE).host("127.999.0.1"), "security is NONE for 127.999.0.1,"),
                wrong(b -> b.security(SmtpSecurity.NONE).host("::2"), "security is NONE for ::2, allowed is STARTTLS"),
                wrong(b -> b.credentials("shop", SecretText.of("")), "password is empty, allowed is one that is not"),
                wrong(
                        b -> b.from("Shop", "a123456@shop.example"),
                        "from is \"a123456@shop.example\", allowed is one mailbox without six digits in a row"),
                wrong(b -> b.from("Shop", "a@shop1234567.example"), "from is \"a@shop1234567.example\", allowed"),
                wrong(b -> b.replyTo("123456@shop.example"), "replyTo is \"123456@shop.example\", allowed is"),
                wrong(b -> b.port(0), "port is 0, allowed is 1 to 65535"),
                wrong(b -> b.port(65_536), "port is 65536, allowed is 1 to 65535"),
                wrong(b -> b.connectTimeout(Duration.ZERO), "connectTimeout is PT0S, allowed is PT0.01S to PT1M"),
                wrong(b -> b.readTimeout(Duration.ofMillis(9)), "readTimeout is PT0.009S, allowed is PT0.01S to PT1M"),
                wrong(
                        b -> b.writeTimeout(Duration.ofSeconds(61)),
                        "writeTimeout is PT1M1S, allowed is PT0.01S to PT1M"),
                wrong(b -> b.overallTimeout(Duration.ofHours(1)), "overallTimeout is PT1H, allowed is PT0.01S to PT5M"),
                wrong(b -> b.from("Shop", "shop"), "from is \"shop\", allowed is one mailbox such as name@example.com"),
                wrong(
                        b -> b.from("Shop", "Shop <a@b.example>"),
                        "from is \"Shop <a@b.example>\", allowed is one mailbox"),
                wrong(b -> b.from("", PostOffice.FROM), "name in from is \"\", allowed is 1 to 64 characters"),
                wrong(b -> b.from("a\r\nBcc: b", PostOffice.FROM), "name in from is \"a Bcc: b\", allowed is"),
                wrong(b -> b.replyTo("a@b, c@d"), "replyTo is \"a@b, c@d\", allowed is one mailbox"),
                wrong(b -> b.product("Shop\n"), "product is \"Shop\", allowed is 1 to 64 characters in one line"),
                wrong(b -> b.product("x".repeat(65)), "product is \"xxx"),
                wrong(b -> b.product("Bank 123456"), "product is \"Bank 123456\", allowed is"),
                wrong(
                        b -> b.host("localhost")
                                .credentials("shop", SecretText.of("hush-hush"))
                                .security(SmtpSecurity.NONE),
                        "security is NONE, allowed is STARTTLS or TLS, because credentials would be sent in clear"),
                wrong(b -> b.credentials("", SecretText.of("hush-hush")), "user name is \"\", allowed is"),
                wrong(b -> b.credentials("a\nb", SecretText.of("hush-hush")), "user name is \"a b\", allowed is"));
    }

    private static Arguments wrong(UnaryOperator<SmtpSenderBuilder> setting, String sentence) {
        return Arguments.of(setting, sentence);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void areRefused(UnaryOperator<SmtpSenderBuilder> setting, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(good()).build())
                .withMessageStartingWith(sentence)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush-hush", "\n", "\r"));
    }

    @SuppressWarnings("NullAway") // what a caller without a checker can do
    static Stream<Arguments> missing() {
        return Stream.of(
                wrong(b -> b.credentials(null, SecretText.of("hush-hush")), "user name is missing from the sender"),
                wrong(b -> b.credentials("shop", null), "password is missing from the sender"),
                wrong(b -> b.sslContext(null), "sslContext is missing from the sender"),
                wrong(b -> b.replyTo(null), "replyTo is missing from the sender"),
                wrong(b -> b.template(Locale.ENGLISH, Purpose.LOGIN, null), "template is missing from the sender"),
                wrong(b -> b.template(Locale.ENGLISH, Kind.LOCKED, null), "template is missing from the sender"),
                wrong(b -> b.clock(null), "clock is missing from the sender"),
                wrong(b -> b.security(null), "security is missing from the sender"),
                wrong(b -> b.connectTimeout(null), "connectTimeout is missing from the sender"),
                wrong(b -> b.readTimeout(null), "readTimeout is missing from the sender"),
                wrong(b -> b.writeTimeout(null), "writeTimeout is missing from the sender"),
                wrong(b -> b.overallTimeout(null), "overallTimeout is missing from the sender"));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void thatAreNullAreRefusedAtOnce(UnaryOperator<SmtpSenderBuilder> setting, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(good()))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.3.2.1", "::1", "0:0:0:0:0:0:0:1"})
    void nothingProtectsOnlyTheWayWithinThisMachine(String host) {
        assertThat(good().host(host).security(SmtpSecurity.NONE).build()).isNotNull();
    }

    @Test
    void thatAreMissingAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpSender.builder().build())
                .withMessage("from is missing from the sender");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SmtpSender.builder().from("Shop", PostOffice.FROM).build())
                .withMessage("host is missing from the sender");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpSender.builder()
                        .from("Shop", PostOffice.FROM)
                        .host("localhost")
                        .build())
                .withMessage("product is missing from the sender");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.example.com", "localhost", "127.0.0.1", "::1", "2001:db8::25", "correo.españa.example"})
    void hostsAreNamesOrAddresses(String host) {
        assertThat(good().host(host).build()).isNotNull();
    }

    @Test
    void portsFollowTheProtection() {
        assertThat(Settings.port(null, SmtpSecurity.STARTTLS)).isEqualTo(587);
        assertThat(Settings.port(null, SmtpSecurity.TLS)).isEqualTo(465);
        assertThat(Settings.port(null, SmtpSecurity.NONE)).isEqualTo(25);
    }
}
