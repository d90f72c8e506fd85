package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.not;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways to more guesses than the policy gives, one request at a time. */
@OnEveryStore
class GuessingAttacksTest {

    private static final LockoutPolicy POLICY = LockoutPolicy.DEFAULT;

    private final Installation node;

    GuessingAttacksTest(Stores stores) {
        node = new Installation(stores);
    }

    @Test
    void A03_aRecoveryCodeIsSpentOnEveryNodeAndForEveryPurpose() {
        String code = node.recoveryCodes(ALICE).get(0);
        assertThat(node.mfa.verify(node.token(ALICE, node.recovery), code)).isInstanceOf(Verified.class);

        Installation other = node.otherNode();
        for (Purpose purpose : List.of(Purpose.LOGIN, Purpose.LOST_DEVICE)) {
            assertThat(reason(other.mfa.verify(other.token(ALICE, other.recovery, purpose), code)))
                    .isEqualTo(Reason.WRONG_CODE);
        }
    }

    @Test
    void A07_everyPurposeCountsInOnePlace() {
        Phone phone = node.enrol(ALICE);
        for (Purpose purpose : List.of(
                Purpose.STEP_UP,
                Purpose.STEP_UP,
                Purpose.LOST_DEVICE,
                Purpose.afterFirstFactor("API"),
                Purpose.LOGIN)) {
            assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp, purpose), phone.wrong())))
                    .isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN))
                .isEqualTo(new NotNow(
                        NotNow.Reason.LOCKED, Surroundings.START.plus(STEP).plus(POLICY.firstDelay())));
    }

    @Test
    void A07_confirmingTriesThePendingSecretAndNoOther() {
        Phone active = node.enrol(ALICE);
        Phone pending = node.scanned(node.totp.enroll(ALICE, "tablet", ADMIN));

        assertThat(node.totp.confirm(ALICE, pending.id(), active.code())).isEqualTo(Confirmation.WRONG_CODE);
        assertThat(node.totp.confirm(ALICE, active.id(), active.code()))
                .as("what is active cannot be confirmed")
                .isEqualTo(Confirmation.ENDED);
        assertThat(node.mfa.verify(node.token(ALICE, node.totp), active.code()))
                .as("the code was neither told right nor used up")
                .isInstanceOf(Verified.class);
    }

    @Test
    void A07_aLockedFactorCannotBeGuessedThroughSwitchOrResend() {
        Phone phone = node.enrol(ALICE);
        String sms = node.token(ALICE, node.sms);
        String open = node.token(ALICE, node.totp);
        lock(phone);

        assertThat(node.mfa.switchTo(sms, node.totp)).isInstanceOf(NotNow.class);
        assertThat(node.mfa.resend(open)).isInstanceOf(NotNow.class);
        assertThat(reason(node.mfa.verify(open, phone.code()))).isEqualTo(Reason.LOCKED);
    }

    @Test
    void A08_theLaxestPolicyThatCanBeBuiltIsRefusedByEveryShortCode() {
        LockoutPolicy laxest = new LockoutPolicy(
                10, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofHours(1), 100, 100, Duration.ofDays(1));
        MfaSetup setup = MfaSetup.builder()
                .keys(Installation.KEYS)
                .codeStore(node.surroundings.store)
                .secretVault(node.surroundings.vault)
                .userDirectory(node.surroundings.users)
                .lockout(laxest)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpFactor.of(setup))
                .withMessageContaining("42.16 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SentCodeFactor.builder(setup, node.surroundings.sms)
                        .spending(Surroundings.SPENDING)
                        .build())
                .withMessageContaining("3.58 %");
    }

    @Test
    void A08_aWindowThatAddsToTheGuessesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TotpFactor.of(node.setup, new FactorId("totp"), TotpParameters.DEFAULT, new StepWindow(2, 2)))
                .withMessageContaining("1.61 %");
    }

    @Test
    void A09_neitherThePasswordNorAnotherFactorClearsTheCounter() {
        Phone phone = node.enrol(ALICE);
        for (int i = 0; i < 3; i++) {
            node.mfa.verify(node.token(ALICE, node.totp), phone.wrong());
        }
        // Starting a challenge is all the library ever hears of a right password.
        node.token(ALICE, node.totp);
        node.mfa.verify(node.token(ALICE, node.sms), node.surroundings.sms.lastCode());
        assertThat(node.mfa.inspect(ALICE, node.totp).failures()).isEqualTo(3);

        node.mfa.verify(node.token(ALICE, node.totp), phone.code());
        assertThat(node.mfa.inspect(ALICE, node.totp).failures()).isZero();
        assertThat(node.mfa.inspect(ALICE, node.totp).failuresInWindow())
                .as("an attacker's guesses are not forgotten because the user logs in")
                .isEqualTo(3);
    }

    @Test
    void A11_theDelayGrowsToItsCeilingAndACalmDayStartsItOver() {
        Phone phone = node.enrol(ALICE);
        lock(phone);
        Duration expected = POLICY.firstDelay();
        for (int failure = POLICY.backOffFrom(); failure < 14; failure++) {
            FactorStatus status = node.mfa.inspect(ALICE, node.totp);
            assertThat(status.lockedUntil()).isEqualTo(now().plus(expected));
            node.pass(expected);
            node.mfa.verify(node.token(ALICE, node.totp), phone.wrong());
            expected = min(expected.multipliedBy(2), POLICY.maxDelay());
        }
        node.pass(POLICY.calmAfter());

        assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), phone.wrong())))
                .isEqualTo(Reason.WRONG_CODE);

        assertThat(node.mfa.inspect(ALICE, node.totp).lockedUntil()).isNull();
        assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A12_aHundredFailuresOverAnySpanSuspend() {
        Phone phone = node.enrol(ALICE);
        for (int failure = 1; failure <= POLICY.maxFailures(); failure++) {
            assertThat(node.mfa.inspect(ALICE, node.totp).suspended())
                    .as("failure %d", failure)
                    .isFalse();
            node.mfa.verify(node.token(ALICE, node.totp), phone.wrong());
            node.pass(Duration.ofDays(1));
        }
        assertThat(node.surroundings.eventKinds()).contains(Kind.SUSPENDED);
        node.pass(Duration.ofDays(1000));
        assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.SUSPENDED));
    }

    @Test
    void A12_aSuspendedFactorIsReleasedByProofOfAnotherAndNotByItsOwn() {
        Phone phone = node.enrol(ALICE);
        Verified own = (Verified) node.mfa.verify(node.token(ALICE, node.totp, Purpose.STEP_UP), phone.code());
        while (!node.mfa.inspect(ALICE, node.totp).suspended()) {
            ChallengeResult result = node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN);
            if (result instanceof ChallengeResult.Started) {
                node.mfa.verify(token(result), phone.wrong());
            }
            node.pass(POLICY.maxDelay());
        }
        assertThat(node.mfa.release(ALICE, node.totp, own)).isEqualTo(Change.NOT_AUTHORISED);

        String other = node.token(ALICE, node.sms, Purpose.LOST_DEVICE);
        Verified proof = (Verified) node.mfa.verify(other, node.surroundings.sms.lastCode());
        assertThat(node.mfa.release(ALICE, node.totp, proof)).isEqualTo(Change.DONE);
        assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A12_aFreshProofOfTheLockedFactorItselfReleasesNothing() {
        Phone phone = node.enrol(ALICE);
        Verified own = (Verified) node.mfa.verify(node.token(ALICE, node.totp, Purpose.STEP_UP), phone.code());
        lock(phone);

        assertThat(node.mfa.release(ALICE, node.totp, own)).isEqualTo(Change.NOT_AUTHORISED);
        assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN)).isInstanceOf(NotNow.class);
    }

    @Test
    void A79_theMonthlyCapHoldsWhileTheUserLogsInEveryDay() {
        Phone phone = node.enrol(ALICE);
        int guesses = 0;
        for (int day = 0; day < 30 && !node.mfa.inspect(ALICE, node.totp).suspended(); day++) {
            for (int i = 1; i < POLICY.backOffFrom() && guesses < 1000; i++) {
                ChallengeResult result = node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN);
                if (result instanceof ChallengeResult.Started) {
                    node.mfa.verify(token(result), phone.wrong());
                    guesses++;
                }
            }
            ChallengeResult login = node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN);
            if (login instanceof ChallengeResult.Started) {
                assertThat(node.mfa.verify(token(login), phone.code())).isInstanceOf(Verified.class);
            }
            node.pass(Duration.ofDays(1));
        }
        assertThat(guesses).isEqualTo(POLICY.maxFailuresInWindow());
        assertThat(node.mfa.inspect(ALICE, node.totp).suspended()).isTrue();
    }

    @Test
    void A05_sentCodesAreNotFreshGuessesEither() {
        int evaluated = 0;
        String token = node.token(ALICE, node.sms);
        while (reason(node.mfa.verify(token, not(node.surroundings.sms.lastCode()))) == Reason.WRONG_CODE) {
            evaluated++;
            node.pass(Duration.ofMinutes(16));
            ChallengeResult next = node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN);
            if (!(next instanceof ChallengeResult.Started)) {
                break;
            }
            token = token(next);
        }
        assertThat(evaluated).isEqualTo(node.mfa.inspect(ALICE, node.sms).failures());
        assertThat(evaluated).isGreaterThanOrEqualTo(POLICY.backOffFrom());
        assertThat(node.surroundings.eventKinds()).contains(Kind.LOCKED);
    }

    private void lock(Phone phone) {
        for (int i = 0; i < POLICY.backOffFrom(); i++) {
            node.mfa.verify(node.token(ALICE, node.totp), phone.wrong());
        }
    }

    private Instant now() {
        return node.surroundings.clock.instant();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
