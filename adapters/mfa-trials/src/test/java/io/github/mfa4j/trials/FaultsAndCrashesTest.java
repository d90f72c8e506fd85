package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Change;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodesResult;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.trials.Faults.Death;
import io.github.mfa4j.trials.Faults.Mode;
import io.github.mfa4j.trials.Faults.Outage;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One call to a dependency goes wrong, every call in turn and in every way: less is granted, never more. */
class FaultsAndCrashesTest {

    /** More calls than any one operation makes. */
    private static final int ENOUGH = 40;

    private Faults faults = new Faults();
    private Installation node = new Installation();

    @ParameterizedTest
    @EnumSource
    void A35_A36_A45_verifyingATotpCodeGrantsAtMostOnce(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone phone = node.enrol(ALICE);
            String token = node.token(ALICE, node.totp);

            Verification answer = under(mode, call, () -> node.mfa.verify(token, phone.code()));
            if (answer == null) {
                assertThat(node.mfa.inspect(ALICE, node.totp).failures()).isZero();
            }
            if (over(answer, 2)) {
                return;
            }
            Verification again = node.mfa.verify(token, phone.code());
            Verification other = node.mfa.verify(node.token(ALICE, node.totp), phone.code());
            assertThat(proofs(answer, again, other)).isLessThanOrEqualTo(1);
            node.pass(STEP);
            assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A36_A45_verifyingASentCodeGrantsAtMostOnce(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            String token = node.token(ALICE, node.sms);
            String code = node.surroundings.sms.lastCode();

            Verification answer = under(mode, call, () -> node.mfa.verify(token, code));
            if (over(answer, 2)) {
                return;
            }
            assertThat(proofs(answer, node.mfa.verify(token, code))).isLessThanOrEqualTo(1);
            assertThat(node.mfa.inspect(ALICE, node.sms).failures()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A36_A45_aRecoveryCodeIsAcceptedAtMostOnce(Mode mode) throws Exception {
        fresh();
        for (int call = 1; ; call++) {
            String code = node.recoveryCodes(ALICE).get(0);
            String token = node.token(ALICE, node.recovery);

            Verification answer = under(mode, call, () -> node.mfa.verify(token, code));
            if (over(answer, 2)) {
                return;
            }
            Verification again = node.mfa.verify(token, code);
            assertThat(proofs(answer, again)).isLessThanOrEqualTo(1);
            node.mfa.release(ALICE, node.recovery, ADMIN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A45_aWrongCodeIsNeverCountedTwiceAndAnOutageIsNone(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone phone = node.enrol(ALICE);
            String token = node.token(ALICE, node.totp);

            Verification answer = under(mode, call, () -> node.mfa.verify(token, phone.wrong()));

            int counted = node.mfa.inspect(ALICE, node.totp).failures();
            if (answer != null) {
                assertThat(reason(answer)).isEqualTo(Reason.WRONG_CODE);
                assertThat(counted).isEqualTo(1);
            } else {
                assertThat(counted).isLessThanOrEqualTo(1);
            }
            if (!faults.struck()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_aCodeThatCouldNotBeStartedIsNotSentAndOneThatWasSentIsCharged(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            ChallengeResult started = under(mode, call, () -> node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN));

            int sent = node.surroundings.sms.messages().size();
            assertThat(sent).isEqualTo(started instanceof Started ? 1 : 0);
            if (started instanceof Started) {
                assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN))
                        .isInstanceOf(ChallengeResult.NotNow.class);
            }
            if (!faults.struck()) {
                return;
            }
            node.pass(Duration.ofMinutes(1));
            assertThat(node.mfa.challenge(ALICE, node.sms, Purpose.LOGIN)).isInstanceOf(Started.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A36_A71_confirmingIsFinishedOrCanBe(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone phone = node.scanned(node.totp.enroll(ALICE, "phone", null));

            Confirmation outcome = under(mode, call, () -> node.totp.confirm(ALICE, phone.id(), phone.code()));

            boolean active = !node.totp.authenticators(ALICE).isEmpty();
            assertThat(active || outcome != Confirmation.CONFIRMED).isTrue();
            assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN) instanceof Started)
                    .isEqualTo(active);
            if (active) {
                assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), phone.code())))
                        .as("the code that confirmed is used")
                        .isEqualTo(Reason.REPLAYED);
            }
            node.pass(STEP);
            if (!active) {
                assertThat(node.totp.confirm(ALICE, phone.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
                node.pass(STEP);
            }
            assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
            if (!faults.struck()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_aSuspensionEndsWithTheNewPhoneAndNotBefore(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone old = node.enrol(ALICE);
            while (!node.mfa.inspect(ALICE, node.totp).suspended()) {
                node.mfa.verify(node.token(ALICE, node.totp), old.wrong());
                node.pass(Duration.ofMinutes(61));
            }
            Phone next = node.scanned(node.totp.renew(ALICE, old.id(), ADMIN));

            under(mode, call, () -> node.totp.confirm(ALICE, next.id(), next.code()));

            boolean renewed = node.totp.authenticators(ALICE).stream()
                    .noneMatch(phone -> phone.id().equals(old.id()));
            assertThat(renewed || node.mfa.inspect(ALICE, node.totp).suspended())
                    .as("call " + call)
                    .isTrue();
            if (!faults.struck()) {
                assertThat(node.mfa.inspect(ALICE, node.totp).suspended()).isFalse();
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_whileRenewingExactlyOnePhoneWorks(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone old = node.enrol(ALICE);
            Phone renewed = node.scanned(node.totp.renew(ALICE, old.id(), ADMIN));

            under(mode, call, () -> node.totp.confirm(ALICE, renewed.id(), renewed.code()));

            List<Authenticator> active = node.totp.authenticators(ALICE);
            assertThat(active).hasSize(1);
            boolean done = active.get(0).id().equals(renewed.id());
            node.pass(STEP);
            assertThat(node.mfa.verify(node.token(ALICE, node.totp), (done ? renewed : old).code()))
                    .isInstanceOf(Verified.class);
            assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), (done ? old : renewed).code())))
                    .isEqualTo(Reason.WRONG_CODE);
            if (!faults.struck()) {
                assertThat(done).isTrue();
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A71_enrollingTwiceAfterAFaultWorks(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            under(mode, call, () -> node.totp.enroll(ALICE, "phone", null));

            assertThat(node.totp.authenticators(ALICE)).isEmpty();
            Phone phone = node.enrol(ALICE);
            assertThat(node.mfa.verify(node.token(ALICE, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
            if (!faults.struck()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_disablingIsFinishedOrCanBe(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone phone = node.enrol(ALICE);
            String open = node.token(ALICE, node.totp);

            Change done = under(mode, call, () -> node.mfa.disable(ALICE, node.totp, ADMIN));

            if (!faults.struck()) {
                assertThat(done).isEqualTo(Change.DONE);
                return;
            }
            if (node.totp.authenticators(ALICE).isEmpty()) {
                assertThat(node.mfa.verify(open, phone.code())).isNotInstanceOf(Verified.class);
            } else {
                assertThat(done).isNull();
                assertThat(node.mfa.disable(ALICE, node.totp, ADMIN)).isEqualTo(Change.DONE);
            }
            assertThat(node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN))
                    .isInstanceOf(ChallengeResult.Unavailable.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_erasingIsFinishedByDoingItAgain(Mode mode) throws Exception {
        for (int call = 1; fresh(); call++) {
            Phone phone = node.enrol(ALICE);
            node.token(ALICE, node.sms);
            String open = node.token(ALICE, node.totp);

            under(mode, call, () -> {
                node.mfa.erase(ALICE, new Administrator("deletion"));
                return ALICE;
            });

            if (node.totp.authenticators(ALICE).isEmpty()) {
                assertThat(node.mfa.verify(open, phone.code())).isNotInstanceOf(Verified.class);
            }
            boolean struck = faults.struck();
            node.mfa.erase(ALICE, new Administrator("deletion"));
            assertThat(node.surroundings.vault.read(ALICE)).isEmpty();
            assertThat(node.surroundings.store.read(StateKey.of(ALICE, node.totp.id())))
                    .isEmpty();
            assertThat(node.surroundings.store.read(StateKey.of(ALICE, node.sms.id())))
                    .isEmpty();
            if (!struck) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A71_aSetOfRecoveryCodesIsTheOldOneOrTheNew(Mode mode) throws Exception {
        for (int call = 1; fresh() && call < 8; call++) {
            String old = node.recoveryCodes(ALICE).get(0);

            RecoveryCodesResult made = under(mode, call, () -> node.recovery.generate(ALICE, ADMIN));

            Verification withOld = node.mfa.verify(node.token(ALICE, node.recovery), old);
            if (made instanceof Generated generated) {
                assertThat(reason(withOld)).isEqualTo(Reason.WRONG_CODE);
                assertThat(node.mfa.verify(
                                node.token(ALICE, node.recovery),
                                generated.codes().get(0).reveal()))
                        .isInstanceOf(Verified.class);
            } else {
                assertThat(withOld instanceof Verified || mode.isAfterTheEffect())
                        .as("a set that was not replaced still works")
                        .isTrue();
                assertThat(node.recovery.generate(ALICE, ADMIN)).isInstanceOf(Generated.class);
            }
            if (!faults.struck()) {
                return;
            }
        }
    }

    /** Of the calls of a verification one is a write; when only its reply is lost, the answer is given all the same. */
    @Test
    void A45_aLostReplyToTheWriteIsSettledByReading() throws Exception {
        int granted = 0;
        int counted = 0;
        for (int call = 1; call <= 4; call++) {
            fresh();
            Phone phone = node.enrol(ALICE);
            String right = node.token(ALICE, node.totp);
            String wrong = node.token(ALICE, node.totp);
            granted += under(Mode.REPLY_LOST, call, () -> node.mfa.verify(right, phone.code())) == null ? 0 : 1;
            counted += under(Mode.REPLY_LOST, call, () -> node.mfa.verify(wrong, phone.wrong())) == null ? 0 : 1;
            assertThat(faults.struck()).isTrue();
        }
        assertThat(granted).isEqualTo(1);
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void A35_theExceptionNamesTheDependencyAndKeepsTheCause() {
        fresh();
        Phone phone = node.enrol(ALICE);
        String token = node.token(ALICE, node.totp);
        faults.arm(1, Mode.DOWN);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(token, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.CODE_STORE))
                .withCauseInstanceOf(Outage.class);
        faults.arm(2, Mode.DOWN);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(token, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.USER_DIRECTORY))
                .withCauseInstanceOf(Outage.class);
        faults.arm(3, Mode.DOWN);
        assertThatExceptionOfType(MfaUnavailableException.class)
                .isThrownBy(() -> node.mfa.verify(token, phone.code()))
                .satisfies(e -> assertThat(e.dependency()).isEqualTo(Dependency.SECRET_VAULT))
                .withCauseInstanceOf(Outage.class);
        faults.disarm();
        assertThat(node.mfa.verify(token, phone.code())).isInstanceOf(Verified.class);
    }

    /** A new installation on empty stores. */
    private boolean fresh() {
        faults = new Faults();
        node = new Installation(new Surroundings(faults));
        node.surroundings.put(ALICE, Installation.ALICE_PHONE);
        return true;
    }

    /** What an operation answers while one call goes wrong; null when it ends in an outage or the process dies. */
    private <V> @Nullable V under(Mode mode, int call, Callable<V> operation) throws Exception {
        assertThat(call).as("calls of one operation").isLessThan(ENOUGH);
        faults.arm(call, mode);
        try {
            return operation.call();
        } catch (MfaUnavailableException e) {
            assertThat(e).hasCauseInstanceOf(Outage.class);
            return null;
        } catch (Death e) {
            return null;
        } finally {
            faults.disarm();
        }
    }

    /** Whether the operation came through untouched, after so many calls at least that went wrong. */
    private boolean over(@Nullable Verification answer, int atLeast) {
        if (faults.struck()) {
            return false;
        }
        assertThat(answer).isInstanceOf(Verified.class);
        assertThat(faults.calls()).isGreaterThanOrEqualTo(atLeast);
        return true;
    }

    private static long proofs(@Nullable Verification... answers) {
        long proofs = 0;
        for (Verification answer : answers) {
            proofs += answer instanceof Verified ? 1 : 0;
        }
        return proofs;
    }
}
