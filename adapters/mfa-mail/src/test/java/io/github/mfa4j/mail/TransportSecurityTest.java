package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.testkit.LeakScan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is told to a server before the connection is protected and the server is the right one. */
class TransportSecurityTest {

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @EnumSource(SmtpSecurity.class)
    void everyWayDelivers(SmtpSecurity security) {
        builder(security).build().send(MailSample.code());

        assertThat(office.recipients()).containsExactly(MailSample.ADA);
        assertThat(Parsed.of(office.received().get(0)).text()).contains(MailSample.CODE);
    }

    @ParameterizedTest
    @EnumSource(value = SmtpSecurity.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyProtectedWaySignsIn(SmtpSecurity security) {
        PostOffice.signedIn(builder(security)).build().send(MailSample.code());
        assertThat(office.received()).hasSize(1);
    }

    @Test
    void aServerWhoseOfferOfTlsIsHiddenIsToldNothing() {
        DeliveryException failure =
                failureOf(PostOffice.signedIn(office.startTls()).build());

        assertThat(failure).hasMessageContaining("does not offer STARTTLS, so nothing was sent");
        assertThat(office.door().heard()).isNotEmpty().allMatch(line -> line.startsWith("EHLO "));
    }

    @ParameterizedTest
    @EnumSource(value = SmtpSecurity.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theCertificateOfAnotherHostIsRefused(SmtpSecurity security) {
        // The certificate is trusted and names localhost.
        DeliveryException failure = failureOf(
                PostOffice.signedIn(builder(security)).host("127.0.0.1").build());

        assertThat(failure).hasMessageContaining("failed at the start of TLS").hasCauseInstanceOf(SSLException.class);
        assertThat(office.received()).isEmpty();
        assertThat(office.door().heard()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @ParameterizedTest
    @EnumSource(value = SmtpSecurity.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aCertificateThatNobodyVouchesForIsRefused(SmtpSecurity security) throws Exception {
        DeliveryException failure = failureOf(builder(security)
                .sslContext(javax.net.ssl.SSLContext.getDefault())
                .build());

        assertThat(failure).hasCauseInstanceOf(SSLException.class);
        assertThat(office.received()).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTold() {
        DeliveryException failure = failureOf(builder(SmtpSecurity.STARTTLS)
                .credentials(PostOffice.USER, SecretText.of("not the password"))
                .build());

        assertThat(failure)
                .hasMessageContaining("answered 535 5.7.8 to the authentication")
                .hasNoCause();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        LeakScan scan = new LeakScan();
        scan.secretBytes("not the password".getBytes(StandardCharsets.UTF_8));
        scan.secretBytes(("\0" + PostOffice.USER + "\0not the password").getBytes(StandardCharsets.UTF_8));
        scan.requireNoneIn("the exception or its causes", trace.toString());
        assertThat(office.received()).isEmpty();
    }

    @Test
    void aServerWithoutAuthenticationIsNotUsedByOneWhoHasAPassword() {
        office.door().answer("EHLO", "250-localhost\r\n250 STARTTLS");

        assertThat(failureOf(PostOffice.signedIn(builder(SmtpSecurity.STARTTLS)).build()))
                .hasMessageContaining("offers no authentication");
        assertThat(office.received()).isEmpty();
    }

    private SmtpSenderBuilder builder(SmtpSecurity security) {
        return switch (security) {
            case NONE -> office.plain();
            case TLS -> office.tls();
            case STARTTLS -> {
                office.door().offerTls();
                yield office.startTls();
            }
        };
    }

    private static DeliveryException failureOf(SmtpSender sender) {
        DeliveryException failure = catchThrowableOfType(DeliveryException.class, () -> sender.send(MailSample.code()));
        assertThat(failure).isNotNull();
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isTrue();
        return failure;
    }
}
