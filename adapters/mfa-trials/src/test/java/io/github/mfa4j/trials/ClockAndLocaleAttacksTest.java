package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes whose clocks ran ahead, and other locales. */
@OnEveryStore
class ClockAndLocaleAttacksTest {

    private final Installation one;
    private final Locale locale = Locale.getDefault();

    ClockAndLocaleAttacksTest(Stores stores) {
        one = new Installation(stores);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void A75_aNodeThatRanAheadLocksNobodyOutBeyondTheWindow() {
        Phone phone = one.enrol(ALICE);
        Installation ahead = one.otherNode(Duration.ofHours(1));
        assertThat(ahead.mfa.verify(ahead.token(ALICE, ahead.totp), phone.codeAfter(Duration.ofHours(1))))
                .isInstanceOf(Verified.class);
        for (int login = 1; login <= 5; login++) {
            Duration later = Duration.ofHours(1).plus(STEP.multipliedBy(10L * login));
            Installation atLater = one.otherNode(later);
            assertThat(atLater.mfa.verify(atLater.token(ALICE, atLater.totp), phone.codeAfter(later)))
                    .isInstanceOf(Verified.class);
        }

        assertThat(one.mfa.verify(one.token(ALICE, one.totp), phone.code())).isInstanceOf(Verified.class);
        one.pass(Duration.ofHours(1));
        assertThat(reason(one.mfa.verify(one.token(ALICE, one.totp), phone.codeAfter(STEP.negated()))))
                .as("the step that the other node accepted ahead of time")
                .isEqualTo(Reason.REPLAYED);
    }

    @Test
    void A75_aLockOfANodeThatRanAheadEndsInItsOwnTime() {
        Phone phone = one.enrol(ALICE);
        Installation ahead = one.otherNode(Duration.ofDays(365));
        for (int i = 0; i < 5; i++) {
            ahead.mfa.verify(ahead.token(ALICE, ahead.totp), phone.wrong());
        }
        assertThat(one.mfa.challenge(ALICE, one.totp, Purpose.LOGIN)).isInstanceOf(NotNow.class);
        one.pass(one.setup.lockout().firstDelay());

        assertThat(one.mfa.verify(one.token(ALICE, one.totp), phone.code())).isInstanceOf(Verified.class);
        assertThat(one.mfa.inspect(ALICE, one.totp).failuresInWindow())
                .as("nothing counted is forgotten")
                .isEqualTo(5);
    }

    @Test
    void A75_whatANodeThatRanAheadHasSentKeepsNobodyWaitingForLong() {
        Installation ahead = one.otherNode(Duration.ofDays(365));
        ahead.token(ALICE, ahead.sms);
        NotNow later = (NotNow) one.mfa.challenge(ALICE, one.sms, Purpose.LOGIN);
        assertThat(later.retryAt()).isEqualTo(Surroundings.START.plusSeconds(60));
        one.surroundings.clock.set(later.retryAt());

        assertThat(one.mfa.verify(one.token(ALICE, one.sms), one.surroundings.sms.lastCode()))
                .isInstanceOf(Verified.class);
    }

    @Test
    void A75_aDestinationUsedUpByANodeThatRanAheadIsFreeAgainInTime() {
        Installation ahead = one.otherNode(Duration.ofDays(365));
        for (int i = 0; i < 5; i++) {
            UserId user = UserId.of("flatmate " + i);
            one.surroundings.put(user, Installation.ALICE_PHONE);
            ahead.token(user, ahead.sms);
        }
        NotNow later = (NotNow) one.mfa.challenge(ALICE, one.sms, Purpose.LOGIN);
        assertThat(later.reason()).isEqualTo(NotNow.Reason.DESTINATION_QUOTA);
        one.surroundings.clock.set(later.retryAt());

        one.token(ALICE, one.sms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "bn-BD-u-nu-beng", "tr-TR", "th-TH-u-nu-thai"})
    @ResourceLock(Resources.LOCALE)
    void A39_everyFlowWorksInAsciiWhateverTheDefaultLocale(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        UserId user = UserId.of("\u0130I\u0131i");
        one.surroundings.put(user, "+4915123456789");
        Phone phone = one.enrol(user);
        assertThat(phone.code()).matches("[0-9]{6}");
        assertThat(one.mfa.verify(one.token(user, one.totp), phone.code())).isInstanceOf(Verified.class);
        assertThat(one.mfa.verify(one.token(user, one.sms), one.surroundings.sms.lastCode()))
                .isInstanceOf(Verified.class);
        assertThat(one.surroundings.sms.lastCode()).matches("[0-9]{6}");
        String reset = one.token(user, one.sms, Purpose.PASSWORD_RESET);
        one.surroundings.runQueue();
        String code = one.surroundings.sms.lastCode();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(one.mfa.verify(reset, code.toLowerCase(Locale.ROOT))).isInstanceOf(Verified.class);
        String recovery = one.recoveryCodes(user).get(0);
        assertThat(one.mfa.verify(one.token(user, one.recovery), recovery.toLowerCase(Locale.ROOT)))
                .isInstanceOf(Verified.class);
    }
}
