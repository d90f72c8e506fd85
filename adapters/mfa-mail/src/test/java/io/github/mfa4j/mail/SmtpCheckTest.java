package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.mail.SmtpCheck.Accepted;
import io.github.mfa4j.mail.SmtpCheck.Failed;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sets up a server is told what is wrong with it. */
class SmtpCheckTest {

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    private void assertFails(SmtpSenderBuilder builder, SmtpStep step, String... parts) {
        assertThat(builder.build().test(MailSample.ADA)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(step);
            assertThat(failed.problem())
                    .contains(parts)
                    .endsWith(step.remedy())
                    .doesNotContain(MailSample.ADA)
                    .doesNotContain("\n");
        });
        assertThat(office.received()).isEmpty();
    }

    @Test
    void settingsThatWorkSendOneMail() {
        office.door().offerTls();
        assertThat(PostOffice.signedIn(office.startTls()).build().test(MailSample.ADA))
                .isEqualTo(new Accepted());
        assertThat(office.recipients()).containsExactly(MailSample.ADA);
        assertThat(office.received()).hasSize(1);
    }

    @Test
    void anAddressThatIsNone() {
        assertThat(office.plain().build().test("ada")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(SmtpStep.ADDRESS);
            assertThat(failed.problem()).contains("not one mailbox");
        });
    }

    @Test
    void aHostThatNobodyKnows() {
        // RFC 6761 section 6.4: no such name is ever looked up with success.
        assertFails(office.startTls().host("mail.invalid"), SmtpStep.DNS, "mail server mail.invalid:", "was not found");
    }

    @Test
    void aPortThatNobodyListensAt() {
        int port = PostOffice.closedPort();
        assertFails(office.plain().port(port), SmtpStep.CONNECTION, "mail server localhost:" + port);
    }

    @Test
    void aPortThatSpeaksTlsAtOnce() {
        SmtpSenderBuilder wrong = office.startTls().port(office.tlsPort()).readTimeout(Duration.ofMillis(300));
        assertFails(wrong, SmtpStep.CONNECTION, "did not answer in time to the connection", "as the port demands");
    }

    @Test
    void aPortThatDoesNotSpeakTlsAtOnce() {
        assertFails(office.plain().security(SmtpSecurity.TLS), SmtpStep.TLS, "failed at the start of TLS");
    }

    @Test
    void aServerWithoutStartTls() {
        assertThat(office.startTls().build().test(MailSample.ADA)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(SmtpStep.TLS);
            assertThat(failed.problem()).contains("does not offer STARTTLS", "use TLS at the port");
        });
    }

    @Test
    void aCertificateForAnotherName() {
        assertFails(office.tls().host("127.0.0.1"), SmtpStep.TLS, "check that its certificate");
    }

    @Test
    void aWrongPassword() {
        SmtpSenderBuilder wrong = office.tls().credentials(PostOffice.USER, SecretText.of("not the password"));
        assertFails(wrong, SmtpStep.AUTHENTICATION, "answered 535", "check user name and password");
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, 554 5.3.2 no, CONNECTION",
        "MAIL, 553 5.7.1 not from here, SENDER",
        "RCPT, 550 5.1.1 ada@example.com unknown, RECIPIENT",
        "DATA, 451 4.3.0 disk full, MESSAGE",
        "., 554 5.7.1 ada@example.com gets no spam, ACCEPTANCE"
    })
    void anAnswerThatSaysNo(String command, String reply, SmtpStep step) {
        office.door().answer(command, reply);
        assertThat(office.plain().build().test(MailSample.ADA)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(step);
            assertThat(failed.problem())
                    .contains("answered " + reply.substring(0, 3), step.remedy())
                    .doesNotContain(MailSample.ADA);
        });
    }
}
