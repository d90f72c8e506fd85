package io.github.mfa4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Factor;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.Budget;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.TotpFactor;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An application with every factor, whose metrics go into a registry, and what its users do. */
final class Shop {

    static final Administrator ADMIN = new Administrator("root");
    static final Duration STEP = Duration.ofSeconds(30);

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final InMemoryUserDirectory users = new InMemoryUserDirectory();
    final CapturingSender mailbox = new CapturingSender(Channel.MAIL);
    final CapturingSender phones = new CapturingSender(Channel.SMS);
    final MfaMetrics metrics;
    final TotpFactor totp;
    final SentCodeFactor mail;
    final SentCodeFactor sms;
    final RecoveryCodeFactor recovery;
    final MultiFactor mfa;

    Shop(MeterRegistry registry) {
        metrics = new MfaMetrics(registry);
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(new InMemoryCodeStore())
                .secretVault(new InMemorySecretVault())
                .userDirectory(users)
                .listener(metrics)
                .clock(clock)
                .build();
        totp = TotpFactor.of(setup);
        mail = SentCodeFactor.builder(setup, mailbox)
                .anonymousPurposes(Runnable::run)
                .build();
        sms = SentCodeFactor.builder(setup, phones)
                .spending(SpendPolicy.builder(new Budget(100, 100))
                        .allow("+34", new Budget(1, 1))
                        .build())
                .build();
        recovery = RecoveryCodeFactor.builder(setup).build();
        mfa = MultiFactor.of(setup, totp, mail, sms, recovery);
    }

    /** A user with a mail address and a telephone number. */
    UserId register(String name) {
        UserId user = UserId.of(name);
        Map<Channel, List<String>> addresses =
                Map.of(Channel.MAIL, List.of(name + "@example.org"), Channel.SMS, List.of("+34600000000"));
        users.put(user, new UserProfile(name, Locale.ENGLISH, addresses));
        return user;
    }

    /** Turns an authenticator app on, whose next code can log in. */
    SimulatedAuthenticator enroll(UserId user) {
        EnrolmentResult.Pending pending = (EnrolmentResult.Pending) totp.enroll(user, "phone", null);
        SimulatedAuthenticator app = SimulatedAuthenticator.scan(pending, clock);
        assertThat(totp.confirm(user, pending.id(), app.code())).isEqualTo(Confirmation.CONFIRMED);
        clock.advance(STEP);
        return app;
    }

    List<SecretText> recoveryCodes(UserId user) {
        return ((Generated) recovery.generate(user, null)).codes();
    }

    String start(UserId user, Factor factor) {
        ChallengeResult result = mfa.challenge(user, factor, Purpose.LOGIN);
        assertThat(result).isInstanceOf(Started.class);
        return ((Started) result).token().value();
    }

    /** Logs in with a code that is typed after some time. */
    void login(UserId user, Factor factor, String code, Duration after) {
        String token = start(user, factor);
        clock.advance(after);
        assertThat(mfa.verify(token, code)).isInstanceOf(Verified.class);
    }

    void guess(UserId user, Factor factor, int times) {
        for (int i = 0; i < times; i++) {
            Verification verdict = mfa.verify(start(user, factor), "no code");
            assertThat(verdict).isInstanceOf(Verification.Refused.class);
        }
    }

    /** What the shop's error page does. */
    void orOutage(Runnable action) {
        try {
            action.run();
        } catch (MfaUnavailableException e) {
            metrics.outage(e);
        }
    }

    /** A little of everything that can happen on a day. */
    void aDay() {
        UserId ada = register("ada");
        SimulatedAuthenticator app = enroll(ada);
        String token = start(ada, totp);
        clock.advance(Duration.ofSeconds(8));
        String code = app.code();
        mfa.verify(token, code);
        mfa.verify(start(ada, totp), code);
        String wrong = code.equals("123456") ? "654321" : "123456";
        for (int i = 0; i < 4; i++) {
            mfa.verify(start(ada, totp), wrong);
        }
        mfa.challenge(ada, totp, Purpose.LOGIN);
        login(ada, recovery, recoveryCodes(ada).get(0).reveal(), Duration.ofSeconds(40));

        String mailed = start(ada, mail);
        mfa.resend(mailed);
        mfa.verify(mailed, mailbox.lastCode());
        mailbox.failWith(() -> new DeliveryException("the server is gone", null, true, true));
        orOutage(() -> mfa.challenge(ada, mail, Purpose.STEP_UP));
        mailbox.failWith(null);

        mfa.challenge(ada, sms, Purpose.LOGIN);
        mfa.challenge(register("bob"), sms, Purpose.LOGIN);

        mfa.challenge(UserId.of("nobody"), mail, Purpose.PASSWORD_RESET);
        users.failWith(() -> new IllegalStateException("the directory is gone"));
        mfa.challenge(ada, mail, Purpose.PASSWORD_RESET);
        orOutage(() -> mfa.challenge(ada, mail, Purpose.LOGIN));
        users.failWith(null);

        mfa.release(ada, totp, ADMIN);
        mfa.disable(ada, totp, ADMIN);
        mfa.erase(ada, ADMIN);
    }
}
