package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.trials.Faults.Mode;
import io.github.mfa4j.trials.Faults.Outage;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One call of a verification goes wrong, every call in turn and in every way: less is granted, never more. */
@OnEveryStore
class FaultsAndCrashesTest {

    private final FaultyNode trial;
    private final Installation node;

    FaultsAndCrashesTest(Stores stores) {
        trial = new FaultyNode(stores);
        node = trial.node;
    }

    @ParameterizedTest
    @EnumSource
    void A35_A36_A45_verifyingATotpCodeGrantsAtMostOnce(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            Phone phone = node.enrol(user);
            String token = node.token(user, node.totp);

            Verification answer = trial.under(mode, call, () -> node.mfa.verify(token, phone.code()));
            if (answer == null) {
                assertThat(node.mfa.inspect(user, node.totp).failures()).isZero();
            }
            if (trial.over(answer, 2)) {
                return;
            }
            Verification again = node.mfa.verify(token, phone.code());
            Verification other = node.mfa.verify(node.token(user, node.totp), phone.code());
            assertThat(proofs(answer, again, other)).isLessThanOrEqualTo(1);
            node.pass(STEP);
            assertThat(node.mfa.verify(node.token(user, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A36_A45_verifyingASentCodeGrantsAtMostOnce(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            String token = node.token(user, node.sms);
            String code = node.surroundings.sms.lastCode();

            Verification answer = trial.under(mode, call, () -> node.mfa.verify(token, code));
            if (trial.over(answer, 2)) {
                return;
            }
            assertThat(proofs(answer, node.mfa.verify(token, code))).isLessThanOrEqualTo(1);
            assertThat(node.mfa.inspect(user, node.sms).failures()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A36_A45_aRecoveryCodeIsAcceptedAtMostOnce(Mode mode) throws Exception {
        UserId user = trial.newUser();
        for (int call = 1; ; call++) {
            String code = node.recoveryCodes(user).get(0);
            String token = node.token(user, node.recovery);

            Verification answer = trial.under(mode, call, () -> node.mfa.verify(token, code));
            if (trial.over(answer, 2)) {
                return;
            }
            Verification again = node.mfa.verify(token, code);
            assertThat(proofs(answer, again)).isLessThanOrEqualTo(1);
            node.mfa.release(user, node.recovery, ADMIN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A45_aWrongCodeIsNeverCountedTwiceAndAnOutageIsNone(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            Phone phone = node.enrol(user);
            String token = node.token(user, node.totp);

            Verification answer = trial.under(mode, call, () -> node.mfa.verify(token, phone.wrong()));

            int counted = node.mfa.inspect(user, node.totp).failures();
            if (answer != null) {
                assertThat(reason(answer)).isEqualTo(Reason.WRONG_CODE);
                assertThat(counted).isEqualTo(1);
            } else {
                assertThat(counted).isLessThanOrEqualTo(1);
            }
            if (!trial.faults.struck()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_aCodeThatCouldNotBeStartedIsNotSentAndOneThatWasSentIsCharged(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            int sentBefore = node.surroundings.sms.messages().size();
            ChallengeResult started = trial.under(mode, call, () -> node.mfa.challenge(user, node.sms, Purpose.LOGIN));

            int sent = node.surroundings.sms.messages().size() - sentBefore;
            if (started instanceof Started) {
                assertThat(sent).isEqualTo(1);
            } else if (sent > 0) {
                assertThat(mode)
                        .as("after the code went out, only the answer can fail")
                        .isIn(Mode.DIES_BEFORE, Mode.DIES_AFTER);
                assertThat(sent).isEqualTo(1);
            }
            if (sent > 0) {
                assertThat(node.mfa.challenge(user, node.sms, Purpose.LOGIN))
                        .isInstanceOf(ChallengeResult.NotNow.class);
            }
            if (!trial.faults.struck()) {
                return;
            }
            node.pass(Duration.ofMinutes(1));
            assertThat(node.mfa.challenge(user, node.sms, Purpose.LOGIN)).isInstanceOf(Started.class);
        }
    }

    /** Of the calls of a verification one is a write; when only its reply is lost, the answer is given all the same. */
    @Test
    void A45_aLostReplyToTheWriteIsSettledByReading() throws Exception {
        int granted = 0;
        int counted = 0;
        for (int call = 1; call <= 4; call++) {
            UserId user = trial.newUser();
            Phone phone = node.enrol(user);
            String right = node.token(user, node.totp);
            String wrong = node.token(user, node.totp);
            granted += trial.under(Mode.REPLY_LOST, call, () -> node.mfa.verify(right, phone.code())) == null ? 0 : 1;
            counted += trial.under(Mode.REPLY_LOST, call, () -> node.mfa.verify(wrong, phone.wrong())) == null ? 0 : 1;
            assertThat(trial.faults.struck()).isTrue();
        }
        assertThat(granted).isEqualTo(1);
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void A35_theExceptionNamesTheDependencyAndKeepsTheCause() {
        UserId user = trial.newUser();
        Phone phone = node.enrol(user);
        String token = node.token(user, node.totp);
        trial.faults.arm(1, Mode.DOWN);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(token, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.CODE_STORE))
                .withCauseInstanceOf(Outage.class);
        trial.faults.arm(2, Mode.DOWN);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(token, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.USER_DIRECTORY))
                .withCauseInstanceOf(Outage.class);
        trial.faults.arm(3, Mode.DOWN);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(token, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.SECRET_VAULT))
                .withCauseInstanceOf(Outage.class);
        trial.faults.disarm();
        assertThat(node.mfa.verify(token, phone.code())).isInstanceOf(Verified.class);
    }

    private static long proofs(@Nullable Verification... answers) {
        long proofs = 0;
        for (Verification answer : answers) {
            proofs += answer instanceof Verified ? 1 : 0;
        }
        return proofs;
    }
}
