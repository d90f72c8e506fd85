package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.codes.FailoverSender;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.twilio.TwilioSmsSender;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which senders there are, and which factors over them. */
class SendersTest {

    static final String[] MAIL = {
        "spring.mail.host=smtp.example.com", "mfa.mail.from=no-reply@example.com", "mfa.issuer=Example"
    };

    static final String[] TWILIO = {
        "mfa.twilio.account-sid=AC00000000000000000000000000000001",
        "mfa.twilio.auth-token=abcdef0123456789abcdef0123456789",
        "mfa.twilio.from=+15005550006",
        "mfa.issuer=Example"
    };

    static final String[] SPENDING = {
        "mfa.sms.spending.per-hour=100",
        "mfa.sms.spending.per-day=500",
        "mfa.sms.spending.countries.34.per-hour=50",
        "mfa.sms.spending.countries.34.per-day=250"
    };

    private static ApplicationContextRunner withMail() {
        return Runners.withUsers().withPropertyValues(MAIL);
    }

    private static ApplicationContextRunner withTexts() {
        return Runners.withUsers().withPropertyValues(TWILIO).withPropertyValues(SPENDING);
    }

    @Test
    void nothingIsSentWhereNothingIsSet() {
        Runners.withUsers()
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Sender.class)
                        .doesNotHaveBean(SentCodeFactor.class)
                        .doesNotHaveBean(Notices.class));
    }

    @Test
    void mailBringsItsFactorAndNotices() {
        withMail().run(context -> {
            assertThat(context).hasSingleBean(SmtpSender.class).hasSingleBean(Notices.class);
            assertThat(context.getBean(SentCodeFactor.class).id().value()).isEqualTo("mail");
        });
    }

    @Test
    void textsBringTheirFactorAndNotices() {
        withTexts().run(context -> {
            assertThat(context).hasSingleBean(TwilioSmsSender.class).hasSingleBean(Notices.class);
            assertThat(context.getBean(SentCodeFactor.class).id().value()).isEqualTo("sms");
        });
    }

    @Test
    void bothAreTwoFactors() {
        withTexts()
                .withPropertyValues(MAIL)
                .run(context -> assertThat(
                                context.getBeansOfType(SentCodeFactor.class).values())
                        .extracting(factor -> factor.id().value())
                        .containsExactlyInAnyOrder("mail", "sms"));
    }

    @Test
    void anApiKeyAndAServiceDoAsWell() {
        Runners.withUsers()
                .withPropertyValues(SPENDING)
                .withPropertyValues(
                        "mfa.twilio.account-sid=AC00000000000000000000000000000001",
                        "mfa.twilio.api-key-sid=SK00000000000000000000000000000001",
                        "mfa.twilio.api-key-secret=abcdef0123456789abcdef0123456789",
                        "mfa.twilio.messaging-service-sid=MG00000000000000000000000000000001",
                        "mfa.twilio.host=login.example.com",
                        "mfa.sms.spending.countries.[+1].per-hour=50",
                        "mfa.sms.spending.countries.[+1].per-day=250",
                        "mfa.sms.spending.denied=1876,+1242",
                        "spring.application.name=Example")
                .run(context -> assertThat(context).hasSingleBean(TwilioSmsSender.class));
    }

    @Test
    void withoutTheModulesNothingIsThere() {
        withTexts()
                .withPropertyValues("spring.mail.host=smtp.example.com")
                .withPropertyValues("mfa.sms.enabled=false")
                .withClassLoader(new FilteredClassLoader(SmtpSender.class, TwilioSmsSender.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Sender.class)
                        .doesNotHaveBean(SentCodeFactor.class));
    }

    @Test
    void aFactorCanBeSwitchedOffAndItsNoticesStay() {
        withMail()
                .withPropertyValues("mfa.mail.enabled=false")
                .run(context -> assertThat(context).hasSingleBean(Notices.class).doesNotHaveBean(SentCodeFactor.class));
        withTexts()
                .withPropertyValues("mfa.sms.enabled=false")
                .run(context -> assertThat(context).hasSingleBean(Notices.class).doesNotHaveBean(SentCodeFactor.class));
    }

    @Test
    void aStrictSetupSendsNoticesByMailAndNoCodes() {
        withMail()
                .withPropertyValues("mfa.strict=true")
                .run(context -> assertThat(context).hasSingleBean(Notices.class).doesNotHaveBean(SentCodeFactor.class));
    }

    @Test
    void theNameOfTheApplicationIsTheIssuerUnlessThatIsSet() {
        ApplicationContextRunner named = Runners.withUsers().withPropertyValues("spring.application.name=shop-service");
        named.run(context -> assertThat(context.getBean(Issuer.class).name()).isEqualTo("shop-service"));
        named.withPropertyValues("mfa.issuer=The Shop")
                .run(context -> assertThat(context.getBean(Issuer.class).name()).isEqualTo("The Shop"));
        Runners.withUsers()
                .run(context -> assertThat(context.getBean(Issuer.class).name()).isNull());
    }

    @Test
    void mailAloneIsEnough() {
        withMail()
                .withPropertyValues("mfa.totp.enabled=false", "mfa.recovery.enabled=false")
                .run(context -> assertThat(context.getBeansOfType(Factor.class)).hasSize(1));
    }

    @Test
    void noticesCanBeSwitchedOff() {
        withMail()
                .withPropertyValues("mfa.notices.enabled=false")
                .run(context ->
                        assertThat(context).hasSingleBean(SentCodeFactor.class).doesNotHaveBean(Notices.class));
    }

    @Test
    void aSenderOfTheApplicationIsAFactorToo() {
        Runners.withUsers()
                .withBean("push", Sender.class, () -> new CapturingSender(new Channel("push")))
                .run(context -> {
                    assertThat(context.getBean(SentCodeFactor.class).id().value())
                            .isEqualTo("push");
                    assertThat(context).hasBean("pushCodeFactor").hasSingleBean(Notices.class);
                });
    }

    @Test
    void sendersOfTheApplicationTakeThePlaceOfOurs() {
        SmtpSender mine = SmtpSender.builder()
                .host("localhost")
                .from("Mine", "mine@example.com")
                .product("Mine")
                .build();
        TwilioSmsSender texts = TwilioSmsSender.builder()
                .account("AC00000000000000000000000000000002")
                .authToken(SecretText.of("abcdef0123456789abcdef0123456789"))
                .from("Mine")
                .productName("Mine")
                .build();
        withTexts()
                .withPropertyValues("spring.mail.host=smtp.example.com", "mfa.mail.enabled=true", "mfa.twilio.from=?")
                .withBean("mine", SmtpSender.class, () -> mine)
                .withBean("texts", TwilioSmsSender.class, () -> texts)
                .run(context -> assertThat(context.getBeansOfType(Sender.class).values())
                        .containsExactlyInAnyOrder(mine, texts));
    }

    @Configuration(proxyBeanMethods = false)
    static class Failover {

        @Bean(defaultCandidate = false)
        CapturingSender first() {
            return new CapturingSender(Channel.MAIL);
        }

        @Bean(autowireCandidate = false)
        CapturingSender second() {
            return new CapturingSender(Channel.MAIL);
        }

        @Bean
        FailoverSender mail(@Qualifier("first") CapturingSender first) {
            return FailoverSender.of(first, second());
        }
    }

    @Test
    void whatAFailoverIsMadeOfIsNoFactor() {
        Runners.withUsers()
                .withUserConfiguration(Failover.class)
                .run(context ->
                        assertThat(context).hasSingleBean(SentCodeFactor.class).hasBean("mailCodeFactor"));
    }

    @Test
    void twoSendersOfOneChannelAreRefused() {
        withMail()
                .withBean("other", Sender.class, () -> new CapturingSender(Channel.MAIL))
                .run(context -> assertThat(context)
                        .getFailure()
                        .cause()
                        .hasStackTraceContaining("factor mail is given twice: have one sender for each channel"));
    }

    @Configuration(proxyBeanMethods = false)
    static class NotForAnybody {

        @Bean(defaultCandidate = false)
        CapturingSender hidden() {
            return new CapturingSender(Channel.MAIL);
        }
    }

    @Test
    void whatNobodyIsGivenIsNotUsed() {
        Runners.withUsers()
                .withUserConfiguration(NotForAnybody.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(SentCodeFactor.class)
                        .doesNotHaveBean(Notices.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactor {

        @Bean
        SentCodeFactor codes(MfaSetup setup, SmtpSender sender) {
            return SentCodeFactor.builder(setup, sender).build();
        }
    }

    @Test
    void aFactorOfTheApplicationTakesThePlaceOfOurs() {
        withMail()
                .withUserConfiguration(OwnFactor.class)
                .run(context ->
                        assertThat(context).hasSingleBean(SentCodeFactor.class).hasBean("codes"));
    }

    @Test
    void noticesOfTheApplicationTakeThePlaceOfOurs() {
        withMail()
                .withBean(
                        "mine",
                        Notices.class,
                        () -> Notices.builder(Runners.USERS, new InMemoryCodeStore(), task -> {})
                                .sender(new CapturingSender(Channel.MAIL))
                                .build())
                .run(context -> assertThat(context).hasSingleBean(Notices.class).hasBean("mine"));
    }

    @Test
    void itsThreadsAreNotTakenForTheApplications() {
        withMail()
                .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .run(context -> assertThat(context.getBeanNamesForType(Executor.class))
                        .containsExactly("applicationTaskExecutor"));
    }

    @Test
    void textsOfAnotherProviderNeedASpendingPolicyToo() {
        ApplicationContextRunner other =
                Runners.withUsers().withBean("other", Sender.class, () -> new CapturingSender(Channel.SMS));
        other.run(context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("nothing bounds what they cost"));
        other.withPropertyValues(SPENDING)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SentCodeFactor.class));
    }
}
