package io.github.mfa4j.spring.boot;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.twilio.TwilioSmsSender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Whatever is wrong or missing with what is sent ends the start, in the one report, each with its remedy. */
class WrongSenderPropertiesTest {

    private static final String TOKEN = "abcdef0123456789abcdef0123456789";

    /** Mail and texts as they should be. */
    private static ApplicationContextRunner right() {
        return Runners.withUsers()
                .withPropertyValues(SendersTest.MAIL)
                .withPropertyValues(SendersTest.TWILIO)
                .withPropertyValues(SendersTest.SPENDING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mfa.codes.length=11                       | mfa.codes.length: length is 11, allowed are 6 to 10       | within what is allowed
            mfa.codes.length=many                     | mfa.codes.length is "many"                                | a whole number
            mfa.codes.first-interval=1s               | mfa.codes.first-interval: firstInterval is PT1S           | within what is allowed
            mfa.codes.per-hour=21                     | mfa.codes.per-hour: perHour is 21                         | within what is allowed
            mfa.codes.per-day=4                       | mfa.codes.per-day: perDay is 4                            | within what is allowed
            mfa.codes.per-minute=4                    | mfa.codes.per-minute is not a property                    | correct its name
            mfa.mail.enabled=maybe                    | mfa.mail.enabled is "maybe"                               | true or false
            mfa.mail.enabled=yes                      | mfa.mail.enabled is "yes"                                 | true or false
            mfa.mail.from=The Shop <a@example.com>    | mfa.mail.from: from is "The Shop <a@example.com>"         | within what is allowed
            mfa.mail.from=nobody                      | mfa.mail.from: from is "nobody", allowed is one mailbox   | within what is allowed
            mfa.mail.reply-to=a@b@c                   | mfa.mail.reply-to: replyTo is "a@b@c"                     | within what is allowed
            mfa.mail.code-in-subject=2                | mfa.mail.code-in-subject is "2"                           | true or false
            spring.mail.host=not a host               | spring.mail.host: host is "not a host"                    | within what is allowed
            spring.mail.port=70000                    | spring.mail.port: port is 70000, allowed is 1 to 65535    | within what is allowed
            spring.mail.port=smtp                     | spring.mail.port cannot be read                           | correct it
            spring.mail.username=shop                 | spring.mail.username: password is empty                   | set spring.mail.password
            spring.mail.properties.mail.smtp.timeout=0            | spring.mail.properties.mail.smtp.timeout: readTimeout is PT0S     | in milliseconds
            spring.mail.properties.mail.smtp.connectiontimeout=5s | spring.mail.properties.mail.smtp.connectiontimeout: For input     | in milliseconds
            spring.mail.properties.mail.smtp.writetimeout=90000   | spring.mail.properties.mail.smtp.writetimeout: writeTimeout is    | in milliseconds
            spring.mail.properties.mail.smtp.starttls.enable=false | security is NONE for smtp.example.com    | remove it, or set it to true
            mfa.sms.enabled=maybe                     | mfa.sms.enabled is "maybe"                                | true or false
            mfa.sms.spending.per-hour=0               | mfa.sms.spending.per-hour: perHour is 0                   | within what is allowed
            mfa.sms.spending.per-day=99               | mfa.sms.spending.per-day: perDay is 99                    | within what is allowed
            mfa.sms.spending.countries.34.per-day=1   | mfa.sms.spending.countries[34]: perDay is 1               | within what is allowed
            mfa.sms.spending.countries.34.per-hour=x  | mfa.sms.spending.countries.34.per-hour is "x"             | a whole number
            mfa.sms.spending.countries.[+44].per-day=1 | mfa.sms.spending.countries[+44]: perHour is 0            | within what is allowed
            mfa.sms.spending.denied=Spain             | mfa.sms.spending: prefix is "+Spain"                      | within what is allowed
            mfa.twilio.account-sid=AC1                | mfa.twilio.account-sid: account has 3 characters          | within what is allowed
            mfa.twilio.api-key-sid=SK00000000000000000000000000000001 | mfa.twilio: both apiKey and authToken     | set mfa.twilio.auth-token, or
            mfa.twilio.messaging-service-sid=MG1      | mfa.twilio.from: both from and messagingService           | set mfa.twilio.from to
            mfa.twilio.from=a name that is too long   | mfa.twilio.from: from is "a name that is too long"        | set mfa.twilio.from to
            mfa.twilio.host=https://example.com       | mfa.twilio.host: host is "https://example.com"            | within what is allowed
            mfa.notices.enabled=perhaps               | mfa.notices.enabled is "perhaps"                          | true or false
            mfa.notices.without=locked,rained         | mfa.notices.without is "locked,rained"                    | one of challenge_started,
            mfa.notices.without=code-sent             | mfa.notices.without: kind is CODE_SENT                    | within what is allowed
            """)
    void oneWrongPropertyIsOneProblem(String property, String what, String remedy) {
        WrongPropertiesTest.assertOneProblem(right().withPropertyValues(property), what, remedy);
    }

    @Test
    void theNameOfTheApplicationMustFitMailsAndTexts() {
        assertProblems(
                right().withPropertyValues("mfa.issuer=A name with 123456 in it"),
                "mfa.issuer: product is ",
                "mfa.issuer: productName is ");
        assertProblems(
                Runners.withUsers()
                        .withPropertyValues("spring.mail.host=smtp.example.com", "mfa.mail.from=a@example.com"),
                "mfa.issuer is missing");
    }

    @Test
    void aMailFactorWithoutMail() {
        ApplicationContextRunner on = Runners.withUsers().withPropertyValues("mfa.mail.enabled=true");
        assertProblems(on, "mfa.mail.enabled is true, and spring.mail.host is missing");
        assertProblems(
                on.withClassLoader(new FilteredClassLoader(SmtpSender.class)),
                "mfa.mail.enabled is true, and mfa-mail is not on the class path",
                "mfa.mail.enabled is true, and spring.mail.host is missing");
        assertProblems(
                on.withPropertyValues("spring.mail.host=smtp.example.com"),
                "mfa.issuer is missing",
                "mfa.mail.from is missing");
        assertProblems(
                Runners.withUsers().withPropertyValues("mfa.mail.from=a@example.com"),
                "mfa.mail.from is set, and spring.mail.host is missing");
        on.withBean(Sender.class, () -> new CapturingSender(Channel.MAIL))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whatNothingGoesOverNeedsNothing() {
        ApplicationContextRunner incomplete = Runners.withUsers()
                .withPropertyValues(
                        "spring.mail.host=smtp.example.com",
                        "mfa.mail.enabled=false",
                        "mfa.twilio.account-sid=AC00000000000000000000000000000001",
                        "mfa.sms.enabled=false");
        incomplete
                .withPropertyValues("mfa.notices.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
        assertProblems(
                incomplete,
                "mfa.issuer is missing",
                "mfa.mail.from is missing",
                "mfa.twilio: neither",
                "mfa.twilio.from: neither",
                "mfa.sms.spending is missing");
    }

    @Test
    void aBundleThatIsNotThere() {
        assertProblems(
                right().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                        .withPropertyValues(
                                "spring.mail.ssl.bundle=post", "spring.ssl.bundle.pem.web.truststore.certificate=x"),
                "spring.mail.ssl.bundle is \"post\", and there is no such bundle");
    }

    @Test
    void aStrictSetupRefusesAMailFactor() {
        assertProblems(
                right().withPropertyValues("mfa.strict=true", "mfa.mail.enabled=true"),
                "mfa.mail.enabled is true, and a strict setup sends no codes by mail");
    }

    @Test
    void textsWithoutTwilio() {
        ApplicationContextRunner on = Runners.withUsers().withPropertyValues("mfa.sms.enabled=true");
        assertProblems(on, "mfa.sms.enabled is true, and mfa.twilio.account-sid is missing");
        assertProblems(
                Runners.withUsers().withPropertyValues("mfa.twilio.from=Shop"),
                "mfa.twilio is set, and mfa.twilio.account-sid is missing");
        assertProblems(
                right().withClassLoader(new FilteredClassLoader(TwilioSmsSender.class)),
                "mfa.twilio is set, and mfa-twilio is not on the class path");
        on.withPropertyValues(SendersTest.SPENDING)
                .withBean(Sender.class, () -> new CapturingSender(Channel.SMS))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void switchesWithoutEffect() {
        assertProblems(
                Runners.withUsers()
                        .withPropertyValues("mfa.mail.enabled=true", "mfa.sms.enabled=true")
                        .withBean(Sender.class, () -> new CapturingSender(new Channel("push"))),
                "mfa.mail.enabled is true, and no sender serves the channel \"mail\"",
                "mfa.sms.enabled is true, and no sender serves the channel \"sms\"");
        Runners.withUsers()
                .withPropertyValues("mfa.mail.enabled=true", "mfa.sms.enabled=true")
                .withBean(Sender.class, () -> new CapturingSender(new Channel("push")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContainingAll(
                                "add mfa-mail and set spring.mail.host, define",
                                "add mfa-twilio and set mfa.twilio.account-sid, define"));
        assertProblems(
                Runners.withUsers()
                        .withPropertyValues(SendersTest.MAIL)
                        .withUserConfiguration(SendersTest.OwnFactor.class)
                        .withPropertyValues("mfa.mail.enabled=false"),
                "mfa.mail.enabled is false, and the application makes a factor of that channel itself");
    }

    @Test
    void textsWithoutCredentialsOriginOrBudget() {
        ApplicationContextRunner bare = Runners.withUsers()
                .withPropertyValues("mfa.issuer=Shop", "mfa.twilio.account-sid=AC00000000000000000000000000000001");
        assertProblems(
                bare,
                "mfa.twilio: neither apiKey nor authToken is set",
                "mfa.twilio.from: neither from nor messagingService is set",
                "mfa.sms.spending is missing, and text messages cost money");
        assertProblems(
                bare.withPropertyValues(
                        "mfa.twilio.api-key-sid=SK00000000000000000000000000000001",
                        "mfa.twilio.from=Shop",
                        "mfa.sms.spending.per-hour=10",
                        "mfa.sms.spending.per-day=10"),
                "mfa.twilio: the secret of apiKey has 0 characters",
                "mfa.sms.spending.countries is missing");
    }

    @Test
    void usersWithoutAddresses() {
        ApplicationContextRunner runner = Runners.withoutUsers()
                .withBean(UserDetailsService.class, InMemoryUserDetailsManager::new)
                .withPropertyValues(SendersTest.MAIL);
        assertProblems(runner, "there is something to send with, and nobody to send to");
        runner.withPropertyValues("mfa.mail.enabled=false", "mfa.notices.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void codesTooShortForTheLockout() {
        assertProblems(
                right().withPropertyValues(
                                "mfa.totp.enabled=false",
                                "mfa.lockout.window=1d",
                                "mfa.lockout.max-failures-in-window=100"),
                "mfa.codes: ");
    }

    @Test
    void A25_credentialsAreNotShown() {
        right().withPropertyValues("mfa.twilio.auth-token=" + TOKEN + " and more")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("mfa.twilio: authToken has ")
                        .satisfies(failure -> assertThat(failure.toString()).doesNotContain(TOKEN.substring(0, 8))));
    }

    private static void assertProblems(ApplicationContextRunner runner, String... starts) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .isInstanceOfSatisfying(MfaConfigurationException.class, failure -> {
                    List<String> found =
                            failure.problems().stream().map(Problem::what).collect(toList());
                    assertThat(found).as(found.toString()).hasSize(starts.length);
                    for (int i = 0; i < starts.length; i++) {
                        assertThat(found.get(i)).startsWith(starts[i]);
                    }
                }));
    }
}
