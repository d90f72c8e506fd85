package io.github.mfa4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What real logins leave in a registry. */
class MfaMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Shop shop = new Shop(registry);
    private final UserId ada = shop.register("ada");

    private double challenges(String factor, String outcome) {
        return registry.get("mfa.challenges")
                .tags("factor", factor, "purpose", "login", "outcome", outcome)
                .counter()
                .count();
    }

    private double events(String factor, String kind) {
        return registry.get("mfa.events")
                .tags("factor", factor, "kind", kind)
                .counter()
                .count();
    }

    private double outages(String dependency) {
        return registry.get("mfa.outages")
                .tag("dependency", dependency)
                .counter()
                .count();
    }

    private Timer timer(String name, String factor, String purpose, String outcome) {
        return registry.get(name)
                .tags("factor", factor, "purpose", purpose, "outcome", outcome)
                .timer();
    }

    @Test
    void aLoginIsCountedAndTimed() {
        SimulatedAuthenticator app = shop.enroll(ada);
        shop.login(ada, shop.totp, app.code(), Duration.ofMillis(12_500));

        Timer verified = timer("mfa.verifications", "totp", "login", "verified");
        assertThat(verified.count()).isOne();
        assertThat(verified.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(12_500);
        assertThat(challenges("totp", "started")).isOne();
        assertThat(events("totp", "verified")).isOne();
        assertThat(events("totp", "factor_added")).isOne();
    }

    @Test
    void wrongCodesAndTheLockTheyLeadTo() {
        SimulatedAuthenticator app = shop.enroll(ada);
        String wrong = app.code().equals("000000") ? "111111" : "000000";
        for (int i = 0; i < 5; i++) {
            shop.mfa.verify(shop.start(ada, shop.totp), wrong);
        }
        assertThat(shop.mfa.challenge(ada, shop.totp, Purpose.LOGIN)).isInstanceOf(NotNow.class);

        assertThat(timer("mfa.verifications", "totp", "login", "wrong_code").count())
                .isEqualTo(5);
        assertThat(events("totp", "locked")).isOne();
        assertThat(challenges("totp", "locked")).isOne();
        assertThat(challenges("totp", "started")).isEqualTo(5);
    }

    @Test
    void aCodeUsedTwice() {
        String code = shop.enroll(ada).code();
        shop.login(ada, shop.totp, code, Duration.ofSeconds(5));
        shop.mfa.verify(shop.start(ada, shop.totp), code);
        assertThat(timer("mfa.verifications", "totp", "login", "replayed").count())
                .isOne();
        assertThat(events("totp", "replayed")).isOne();
    }

    @Test
    void codesByMail() {
        String token = shop.start(ada, shop.mail);
        shop.mfa.resend(token);
        shop.clock.advance(Duration.ofSeconds(45));
        shop.mfa.verify(token, shop.mailbox.lastCode());

        assertThat(timer("mfa.deliveries", "mail", "login", "sent").count()).isOne();
        assertThat(challenges("mail", "resend_interval")).isOne();
        assertThat(timer("mfa.verifications", "mail", "login", "verified").totalTime(TimeUnit.SECONDS))
                .isEqualTo(45);
    }

    @Test
    void aMessageThatFailsIsTimedAndItsOutageCountedWhereItIsAnswered() {
        shop.mailbox.failWith(() -> {
            shop.clock.advance(Duration.ofSeconds(9));
            return new DeliveryException("no answer", null, false, true);
        });
        MfaUnavailableException outage = Objects.requireNonNull(catchThrowableOfType(
                MfaUnavailableException.class, () -> shop.mfa.challenge(ada, shop.mail, Purpose.STEP_UP)));
        Timer failed = timer("mfa.deliveries", "mail", "step_up", "failed");
        assertThat(failed.count()).isOne();
        assertThat(failed.totalTime(TimeUnit.SECONDS)).isEqualTo(9);
        assertThat(outages("sender")).isZero();

        shop.metrics.outage(outage);
        assertThat(outages("sender")).isOne();
    }

    @Test
    void anOutageThatReachesNobodyIsCountedByItself() {
        shop.users.failWith(() -> new IllegalStateException("down"));
        shop.mfa.challenge(ada, shop.mail, Purpose.PASSWORD_RESET);
        assertThat(outages("user_directory")).isOne();
        assertThat(events("mail", "outage")).isOne();
    }

    @Test
    void textMessagesOverTheBudgetOfTheirCountry() {
        shop.start(ada, shop.sms);
        shop.mfa.challenge(shop.register("bob"), shop.sms, Purpose.LOGIN);
        assertThat(challenges("sms", "prefix_quota")).isOne();
    }

    @Test
    void recoveryCodes() {
        shop.login(ada, shop.recovery, shop.recoveryCodes(ada).get(0).reveal(), Duration.ofSeconds(40));
        assertThat(timer("mfa.verifications", "recovery", "login", "verified").count())
                .isOne();
        assertThat(events("recovery", "recovery_codes_created")).isOne();
        assertThat(events("recovery", "recovery_code_used")).isOne();
    }

    @Test
    void whatIsRareIsThereBeforeItHappens() {
        assertThat(outages("code_store")).isZero();
        shop.metrics.expect(shop.sms.id());
        assertThat(events("sms", "seal_broken")).isZero();
        shop.start(ada, shop.mail);
        assertThat(events("mail", "suspended")).isZero();
        assertThat(events("mail", "seal_broken")).isZero();
    }
}
