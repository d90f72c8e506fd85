package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.mail.SmtpCheck;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.mail.SmtpStep;
import io.github.mfa4j.servers.ServerCertificate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Boot's settings of TLS, credentials and bundles reach the server, and what is less than TLS must be asked for. */
class MailOverTlsTest {

    private static MailServer server;
    private static ApplicationContextRunner runner;

    @BeforeAll
    static void start() {
        ServerCertificate certificate = ServerCertificate.of("localhost");
        certificate.useInGreenMail();
        server = MailServer.overTls();
        runner = Runners.withUsers()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withPropertyValues(server.properties())
                .withPropertyValues(
                        "spring.mail.username=" + MailServer.USER,
                        "spring.ssl.bundle.jks.post.truststore.location="
                                + certificate.file().toUri(),
                        "spring.ssl.bundle.jks.post.truststore.password=" + certificate.password(),
                        "spring.ssl.bundle.jks.post.truststore.type=PKCS12");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void credentialsOverTlsToAServerThatTheBundleTrusts() {
        runner.withPropertyValues("spring.mail.password=" + MailServer.PASSWORD, "spring.mail.ssl.bundle=post")
                .run(context -> {
                    assertThat(context.getBean(SmtpSender.class).test("alice@example.com"))
                            .isInstanceOf(SmtpCheck.Accepted.class);
                    assertThat(server.mails(1)).isNotEmpty();
                });
    }

    @Test
    void withoutTheBundleTheServerIsNotTrusted() {
        runner.withPropertyValues("spring.mail.password=" + MailServer.PASSWORD)
                .run(context -> assertFailedAt(SmtpStep.TLS, context.getBean(SmtpSender.class)));
    }

    @Test
    void aWrongPasswordIsRefused() {
        runner.withPropertyValues("spring.mail.password=wrong", "spring.mail.ssl.bundle=post")
                .run(context -> assertFailedAt(SmtpStep.AUTHENTICATION, context.getBean(SmtpSender.class)));
    }

    private static void assertFailedAt(SmtpStep step, SmtpSender sender) {
        assertThat(sender.test("alice@example.com"))
                .isInstanceOfSatisfying(
                        SmtpCheck.Failed.class,
                        failed -> assertThat(failed.step()).isEqualTo(step));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, false, debug, false, false, false",
        "smtp, false, starttls.enable, false, false, true",
        "smtp, false, starttls.enable, true, false, false",
        "smtp, true, starttls.enable, false, true, true",
        "smtps, false, debug, false, true, false",
        "smtp, false, ssl.enable, true, true, false"
    })
    void onlyWhoSaysSoGetsNoStartTls(
            String protocol, boolean enabled, String setting, String value, boolean tls, boolean refusesStartTls) {
        BootMail mail = new BootMail(
                "localhost",
                null,
                null,
                SecretText.of(""),
                protocol,
                new BootMail.Ssl(enabled, null),
                Map.of("mail." + protocol + "." + setting, value));

        assertThat(mail.beginsWithTls()).isEqualTo(tls);
        assertThat(mail.refusesStartTls()).isEqualTo(refusesStartTls);
    }
}
