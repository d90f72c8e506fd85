package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.Budget;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.SendPolicy;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** A policy of the application takes the place of the one made of properties, wherever that is used; these are then passed over. */
class PolicyOverridesTest {

    private static final UserId ALICE = UserId.of("alice");

    private static ApplicationContextRunner over(CapturingSender sender) {
        return Runners.withoutUsers()
                .withBean(
                        UserDirectory.class,
                        () -> user -> Optional.of(new UserProfile(
                                user.id(),
                                Locale.ENGLISH,
                                Map.of(
                                        Channel.MAIL, List.of("alice@example.com"),
                                        Channel.SMS, List.of("+34600000000")))))
                .withBean("sender", Sender.class, () -> sender);
    }

    private static ChallengeResult challenge(ApplicationContext context) {
        return context.getBean(MultiFactor.class)
                .challenge(ALICE, context.getBean(SentCodeFactor.class), Purpose.LOGIN);
    }

    @Test
    void lockout() {
        LockoutPolicy strictest = new LockoutPolicy(
                1, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(24), 10, 10, Duration.ofDays(30));
        Runners.withUsers()
                .withBean(LockoutPolicy.class, () -> strictest)
                .withPropertyValues("mfa.lockout.max-failures=1000")
                .run(context -> {
                    MultiFactor mfa = context.getBean(MultiFactor.class);
                    TotpFactor totp = context.getBean(TotpFactor.class);
                    String wrong = AuthenticatorApp.enrolled(totp, ALICE).wrongCode();
                    Started started = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);

                    assertThat(mfa.verify(started.token().value(), wrong))
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.retryAt()).isNotNull());
                });
    }

    @Test
    void parametersOfAuthenticatorApps() {
        Runners.withUsers()
                .withBean(
                        TotpParameters.class, () -> new TotpParameters(OtpAlgorithm.SHA256, 8, Duration.ofSeconds(60)))
                .withPropertyValues("mfa.totp.digits=9")
                .run(context -> assertThat(context.getBean(TotpFactor.class).enroll(ALICE, "phone", null))
                        .isInstanceOfSatisfying(
                                Pending.class,
                                pending -> assertThat(pending.parameters().digits())
                                        .isEqualTo(8)));
    }

    @Test
    void windowOfAuthenticatorApps() {
        Runners.withUsers()
                .withBean(StepWindow.class, () -> new StepWindow(0, 2))
                .withPropertyValues("mfa.totp.past=11", "mfa.totp.future=1")
                .run(context -> {
                    MultiFactor mfa = context.getBean(MultiFactor.class);
                    TotpFactor totp = context.getBean(TotpFactor.class);
                    AuthenticatorApp app = AuthenticatorApp.enrolled(totp, ALICE);
                    app.nextCode();
                    Started started = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);

                    assertThat(mfa.verify(started.token().value(), app.nextCode()))
                            .isInstanceOf(Verified.class);
                });
    }

    @Test
    void oneThatTheLibraryRefusesIsAProblemWithARemedy() {
        Runners.withUsers()
                .withBean(StepWindow.class, () -> new StepWindow(5, 5))
                .run(context -> assertThat(new MfaConfigurationFailureAnalyzer()
                                .analyze(Objects.requireNonNull(context.getStartupFailure())))
                        .isNotNull()
                        .satisfies(report -> {
                            assertThat(report.getDescription())
                                    .contains("authenticator apps cannot be a factor: ", "a guess within a year");
                            assertThat(report.getAction()).contains("your beans of the types LockoutPolicy");
                        }));
    }

    @Test
    void formatOfCodes() {
        CapturingSender sender = new CapturingSender(Channel.MAIL);
        over(sender)
                .withBean(CodeFormat.class, () -> CodeFormat.digits(9))
                .withPropertyValues("mfa.codes.length=11")
                .run(context -> {
                    assertThat(challenge(context)).isInstanceOf(Started.class);
                    assertThat(sender.lastCode()).hasSize(9);
                });
    }

    @Test
    void quotaOfCodes() {
        over(new CapturingSender(Channel.MAIL))
                .withBean(SendPolicy.class, () -> new SendPolicy(Duration.ofHours(1), 1, 1))
                .withPropertyValues("mfa.codes.per-hour=21")
                .run(context -> {
                    assertThat(challenge(context)).isInstanceOf(Started.class);
                    assertThat(challenge(context)).isInstanceOf(NotNow.class);
                });
    }

    @Test
    void spending() {
        SpendPolicy toMexico = SpendPolicy.builder(new Budget(10, 10))
                .allow("+52", new Budget(10, 10))
                .build();
        ApplicationContextRunner own =
                over(new CapturingSender(Channel.SMS)).withBean(SpendPolicy.class, () -> toMexico);
        own.run(context -> assertNotAllowed(challenge(context)));
        own.withPropertyValues(SendersTest.SPENDING)
                .withPropertyValues("mfa.sms.spending.per-hour=0")
                .run(context -> assertNotAllowed(challenge(context)));
    }

    private static void assertNotAllowed(ChallengeResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Unavailable.Reason.DESTINATION_NOT_ALLOWED));
    }

    @Test
    void spendingOfTheApplicationIsEnoughForTwilio() {
        SpendPolicy toSpain = SpendPolicy.builder(new Budget(10, 10))
                .allow("+34", new Budget(10, 10))
                .build();
        Runners.withUsers()
                .withPropertyValues(SendersTest.TWILIO)
                .withBean(SpendPolicy.class, () -> toSpain)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SentCodeFactor.class));
    }

    @Test
    void withoutBudgetsThereIsNoPolicy() {
        Runners.withUsers().run(context -> assertThat(context).doesNotHaveBean(SpendPolicy.class));
        Runners.withUsers()
                .withPropertyValues("mfa.sms.spending.denied=1876")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SpendPolicy.class));
    }
}
