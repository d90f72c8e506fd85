package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the properties say of codes, text messages and notices is what is sent. */
class SentCodesTest {

    private static final UserId ALICE = UserId.of("alice");

    /** Everybody has a phone and a mailbox; the number of bob is in another country. */
    private static final UserDirectory REACHABLE = user -> Optional.of(new UserProfile(
            user.id(),
            Locale.ENGLISH,
            Map.of(
                    Channel.SMS,
                    List.of(user.id().equals("bob") ? "+15005550001" : "+34600000000"),
                    Channel.MAIL,
                    List.of(user.id() + "@example.com"))));

    private static ApplicationContextRunner over(CapturingSender sender) {
        return Runners.withoutUsers()
                .withBean(UserDirectory.class, () -> REACHABLE)
                .withBean("sender", Sender.class, () -> sender);
    }

    @Test
    void lengthWaitAndQuota() {
        CapturingSender sender = new CapturingSender(Channel.MAIL);
        over(sender)
                .withPropertyValues(
                        "mfa.codes.length=8",
                        "mfa.codes.first-interval=1h",
                        "mfa.codes.per-hour=1",
                        "mfa.codes.per-day=1")
                .run(context -> {
                    assertThat(challenge(
                                    context.getBean(MultiFactor.class), context.getBean(SentCodeFactor.class), ALICE))
                            .isInstanceOf(ChallengeResult.Started.class);
                    assertThat(sender.lastCode()).hasSize(8);
                    assertThat(challenge(
                                    context.getBean(MultiFactor.class), context.getBean(SentCodeFactor.class), ALICE))
                            .isInstanceOf(NotNow.class);
                });
    }

    @Test
    void textsGoToTheCountriesOfThePolicyAlone() {
        CapturingSender sender = new CapturingSender(Channel.SMS);
        over(sender)
                .withPropertyValues(SendersTest.SPENDING)
                .withPropertyValues("mfa.sms.spending.countries.1.per-hour=9", "mfa.sms.spending.countries.1.per-day=9")
                .withPropertyValues("mfa.sms.spending.denied=1500")
                .run(context -> {
                    MultiFactor mfa = context.getBean(MultiFactor.class);
                    SentCodeFactor sms = context.getBean(SentCodeFactor.class);
                    assertThat(challenge(mfa, sms, ALICE)).isInstanceOf(ChallengeResult.Started.class);
                    assertThat(challenge(mfa, sms, UserId.of("bob")))
                            .isInstanceOfSatisfying(
                                    Unavailable.class,
                                    refusal -> assertThat(refusal.reason())
                                            .isEqualTo(Unavailable.Reason.DESTINATION_NOT_ALLOWED));
                });
    }

    private static ChallengeResult challenge(MultiFactor mfa, SentCodeFactor factor, UserId user) {
        return mfa.challenge(user, factor, Purpose.LOGIN);
    }

    @Test
    void noticesOfTheKindsThatAreWanted() {
        CapturingSender sender = new CapturingSender(Channel.MAIL);
        over(sender).withPropertyValues("mfa.notices.without=factor-added").run(context -> {
            AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), ALICE);
            context.getBean(RecoveryCodeFactor.class).generate(ALICE, null);
        });
        // The context is closed, and what was accepted has been sent.
        assertThat(sender.messages()).extracting(SentCodesTest::kind).containsExactly(Kind.RECOVERY_CODES_CREATED);
    }

    private static Kind kind(Message message) {
        return ((NoticeMessage) message).event().kind();
    }
}
