package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.testkit.Race;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.NotBegun;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.trials.Installation.Phone;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Races around enrolling, renewing and removing, on two nodes. */
@OnEveryStore
class EnrolmentAttacksTest {

    private final Installation one;
    private final Installation two;
    private final int trials;
    private final Race race = new Race();

    EnrolmentAttacksTest(Stores stores) {
        one = new Installation(stores);
        two = one.otherNode();
        trials = stores.trials(200);
    }

    @AfterEach
    void stopThreads() {
        race.close();
    }

    @Test
    void A28_theSecretIsTheServersAndAnActiveFactorIsNotOverwrittenWithoutProof() {
        Phone phone = one.enrol(ALICE);
        Verified login = (Verified) one.mfa.verify(one.token(ALICE, one.totp), phone.code());
        one.pass(STEP);
        for (EnrolmentResult result : List.of(
                one.totp.enroll(ALICE, "attacker", null),
                one.totp.enroll(ALICE, "attacker", login),
                one.totp.renew(ALICE, phone.id(), login))) {
            assertThat(result).isEqualTo(new NotBegun(Change.NOT_AUTHORISED));
        }
        assertThat(one.mfa.verify(one.token(ALICE, one.totp), phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A70_ofTwoTabsThatRenewAtOnceOnePhoneWorks() throws Exception {
        Phone current = one.enrol(ALICE);
        for (int trial = 0; trial < trials; trial++) {
            String replaced = current.id();
            List<EnrolmentResult> begun = race.run(List.<Callable<EnrolmentResult>>of(
                    () -> one.totp.renew(ALICE, replaced, ADMIN), () -> two.totp.renew(ALICE, replaced, ADMIN)));
            List<Phone> phones = begun.stream()
                    .filter(Pending.class::isInstance)
                    .map(one::scanned)
                    .toList();
            List<Confirmation> confirmed = race.run(phones.stream()
                    .<Callable<Confirmation>>map(phone -> () -> two.totp.confirm(ALICE, phone.id(), phone.code()))
                    .toList());
            one.pass(STEP);

            assertThat(confirmed.stream().filter(Confirmation.CONFIRMED::equals).count())
                    .as("trial %d", trial)
                    .isLessThanOrEqualTo(1);
            assertThat(one.totp.authenticators(ALICE)).hasSize(1);
            int winner = confirmed.indexOf(Confirmation.CONFIRMED);
            current = winner < 0 ? current : phones.get(winner);
            assertThat(one.totp.authenticators(ALICE).get(0).id()).isEqualTo(current.id());
            assertThat(one.mfa.verify(one.token(ALICE, one.totp), current.code()))
                    .isInstanceOf(Verified.class);
            one.pass(STEP);
        }
    }

    @Test
    void A70_whatIsDisabledOrErasedDoesNotComeBackByConfirming() throws Exception {
        for (int trial = 0; trial < trials; trial++) {
            UserId user = UserId.of("user " + trial);
            one.surroundings.put(user, "+49" + trial);
            one.enrol(user);
            Phone tablet = one.scanned(one.totp.enroll(user, "tablet", ADMIN));
            boolean erase = trial % 2 == 0;

            race.run(List.<Callable<Object>>of(() -> two.totp.confirm(user, tablet.id(), tablet.code()), () -> {
                if (erase) {
                    one.mfa.erase(user, new Administrator("deletion"));
                    return Change.DONE;
                }
                return one.mfa.disable(user, one.totp, ADMIN);
            }));

            assertThat(one.totp.authenticators(user)).as("trial %d", trial).isEmpty();
            assertThat(one.totp.confirm(user, tablet.id(), tablet.code())).isEqualTo(Confirmation.ENDED);
            assertThat(one.mfa.challenge(user, one.totp, Purpose.LOGIN))
                    .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
            if (erase) {
                assertThat(one.surroundings.store.read(StateKey.of(user, one.totp.id())))
                        .isEmpty();
            }
        }
    }

    @Test
    void A70_aPendingEnrolmentIsConfirmedOnceHoweverManyConfirmIt() throws Exception {
        for (int trial = 0; trial < trials; trial++) {
            UserId user = UserId.of("user " + trial);
            one.surroundings.put(user);
            Phone phone = one.scanned(one.totp.enroll(user, "phone", null));
            Callable<Confirmation> confirm = () -> two.totp.confirm(user, phone.id(), phone.code());

            List<Confirmation> answers = race.run(List.of(confirm, confirm, confirm, confirm));

            assertThat(answers.stream().filter(Confirmation.CONFIRMED::equals))
                    .as("trial %d", trial)
                    .hasSize(1);
            assertThat(one.totp.authenticators(user)).hasSize(1);
        }
    }

    @Test
    void A74_phoneAndTabletInOneStepWorkOnceEachInParallel() throws Exception {
        Phone phone = one.enrol(ALICE);
        Phone tablet = one.enrol(ALICE, ADMIN);
        for (int trial = 0; trial < trials; trial++) {
            one.pass(STEP);
            String withPhone = one.token(ALICE, one.totp);
            String withTablet = two.token(ALICE, two.totp, Purpose.STEP_UP);
            List<Verification> answers = race.run(List.<Callable<Verification>>of(
                    () -> one.mfa.verify(withPhone, phone.code()), () -> two.mfa.verify(withPhone, phone.code())));
            List<Verification> others = race.run(List.<Callable<Verification>>of(
                    () -> one.mfa.verify(withTablet, tablet.code()), () -> two.mfa.verify(withTablet, tablet.code())));

            assertThat(answers.stream().filter(Verified.class::isInstance))
                    .as("trial %d", trial)
                    .hasSize(1);
            assertThat(others.stream().filter(Verified.class::isInstance))
                    .as("trial %d", trial)
                    .hasSize(1);
        }
    }
}
