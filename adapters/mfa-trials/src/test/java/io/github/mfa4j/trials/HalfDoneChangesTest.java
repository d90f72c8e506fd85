package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Change;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodesResult;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.trials.Faults.Mode;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One call of a change goes wrong, every call in turn and in every way: the change is done, or can be done again. */
@OnEveryStore
class HalfDoneChangesTest {

    private final FaultyNode trial;
    private final Installation node;

    HalfDoneChangesTest(Stores stores) {
        trial = new FaultyNode(stores);
        node = trial.node;
    }

    @ParameterizedTest
    @EnumSource
    void A36_A71_confirmingIsFinishedOrCanBe(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            Phone phone = node.scanned(node.totp.enroll(user, "phone", null));

            Confirmation outcome = trial.under(mode, call, () -> node.totp.confirm(user, phone.id(), phone.code()));

            boolean active = !node.totp.authenticators(user).isEmpty();
            assertThat(active || outcome != Confirmation.CONFIRMED).isTrue();
            assertThat(node.mfa.challenge(user, node.totp, Purpose.LOGIN) instanceof Started)
                    .isEqualTo(active);
            if (active) {
                assertThat(reason(node.mfa.verify(node.token(user, node.totp), phone.code())))
                        .as("the code that confirmed is used")
                        .isEqualTo(Reason.REPLAYED);
            }
            node.pass(STEP);
            if (!active) {
                assertThat(node.totp.confirm(user, phone.id(), phone.code())).isEqualTo(Confirmation.CONFIRMED);
                node.pass(STEP);
            }
            assertThat(node.mfa.verify(node.token(user, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
            if (!trial.faults.struck()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_aSuspensionEndsWithTheNewPhoneAndNotBefore(Mode mode) throws Exception {
        UserId user = trial.newUser();
        Phone old = node.enrol(user);
        while (!node.mfa.inspect(user, node.totp).suspended()) {
            node.mfa.verify(node.token(user, node.totp), old.wrong());
            node.pass(Duration.ofMinutes(61));
        }
        Phone next = node.scanned(node.totp.renew(user, old.id(), ADMIN));
        Rows suspended = Rows.of(node, user);
        for (int call = 1; ; call++) {
            suspended.putBack();

            trial.under(mode, call, () -> node.totp.confirm(user, next.id(), next.code()));

            boolean renewed = node.totp.authenticators(user).stream()
                    .noneMatch(phone -> phone.id().equals(old.id()));
            assertThat(renewed || node.mfa.inspect(user, node.totp).suspended())
                    .as("call " + call)
                    .isTrue();
            if (!trial.faults.struck()) {
                assertThat(node.mfa.inspect(user, node.totp).suspended()).isFalse();
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_whileRenewingExactlyOnePhoneWorks(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            Phone old = node.enrol(user);
            Phone renewed = node.scanned(node.totp.renew(user, old.id(), ADMIN));

            trial.under(mode, call, () -> node.totp.confirm(user, renewed.id(), renewed.code()));

            List<Authenticator> active = node.totp.authenticators(user);
            assertThat(active).hasSize(1);
            boolean done = active.get(0).id().equals(renewed.id());
            node.pass(STEP);
            assertThat(node.mfa.verify(node.token(user, node.totp), (done ? renewed : old).code()))
                    .isInstanceOf(Verified.class);
            assertThat(reason(node.mfa.verify(node.token(user, node.totp), (done ? old : renewed).code())))
                    .isEqualTo(Reason.WRONG_CODE);
            if (!trial.faults.struck()) {
                assertThat(done).isTrue();
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A71_enrollingTwiceAfterAFaultWorks(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            trial.under(mode, call, () -> node.totp.enroll(user, "phone", null));

            assertThat(node.totp.authenticators(user)).isEmpty();
            Phone phone = node.enrol(user);
            assertThat(node.mfa.verify(node.token(user, node.totp), phone.code()))
                    .isInstanceOf(Verified.class);
            if (!trial.faults.struck()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_disablingIsFinishedOrCanBe(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            Phone phone = node.enrol(user);
            String open = node.token(user, node.totp);

            Change done = trial.under(mode, call, () -> node.mfa.disable(user, node.totp, ADMIN));

            if (!trial.faults.struck()) {
                assertThat(done).isEqualTo(Change.DONE);
                return;
            }
            if (node.totp.authenticators(user).isEmpty()) {
                assertThat(node.mfa.verify(open, phone.code())).isNotInstanceOf(Verified.class);
            } else {
                assertThat(done).isNull();
                assertThat(node.mfa.disable(user, node.totp, ADMIN)).isEqualTo(Change.DONE);
            }
            assertThat(node.mfa.challenge(user, node.totp, Purpose.LOGIN))
                    .isInstanceOf(ChallengeResult.Unavailable.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A71_erasingIsFinishedByDoingItAgain(Mode mode) throws Exception {
        for (int call = 1; ; call++) {
            UserId user = trial.newUser();
            Phone phone = node.enrol(user);
            node.token(user, node.sms);
            String open = node.token(user, node.totp);

            trial.under(mode, call, () -> {
                node.mfa.erase(user, new Administrator("deletion"));
                return user;
            });

            if (node.totp.authenticators(user).isEmpty()) {
                assertThat(node.mfa.verify(open, phone.code())).isNotInstanceOf(Verified.class);
            }
            boolean struck = trial.faults.struck();
            node.mfa.erase(user, new Administrator("deletion"));
            assertThat(node.surroundings.vault.read(user)).isEmpty();
            assertThat(node.surroundings.store.read(StateKey.of(user, node.totp.id())))
                    .isEmpty();
            assertThat(node.surroundings.store.read(StateKey.of(user, node.sms.id())))
                    .isEmpty();
            if (!struck) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A35_A71_aSetOfRecoveryCodesIsTheOldOneOrTheNew(Mode mode) throws Exception {
        UserId user = trial.newUser();
        for (int call = 1; ; call++) {
            String old = node.recoveryCodes(user).get(0);

            RecoveryCodesResult made = trial.under(mode, call, () -> node.recovery.generate(user, ADMIN));

            Verification withOld = node.mfa.verify(node.token(user, node.recovery), old);
            if (made instanceof Generated generated) {
                assertThat(reason(withOld)).isEqualTo(Reason.WRONG_CODE);
                assertThat(node.mfa.verify(
                                node.token(user, node.recovery),
                                generated.codes().get(0).reveal()))
                        .isInstanceOf(Verified.class);
            } else {
                assertThat(withOld instanceof Verified || trial.faults.struckAfter("store.write"))
                        .as("a set that was not replaced still works")
                        .isTrue();
            }
            if (!trial.faults.struck()) {
                return;
            }
        }
    }
}
