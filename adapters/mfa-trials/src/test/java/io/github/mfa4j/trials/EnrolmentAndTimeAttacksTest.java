package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.testkit.Race;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.NotBegun;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Races around enrolling, users and clocks that change under way, identifiers that look alike, and other locales. */
class EnrolmentAndTimeAttacksTest {

    private static final int TRIALS = 200;

    private final Installation one = new Installation();
    private final Installation two = one.otherNode();
    private final Race race = new Race();
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore() {
        race.close();
        Locale.setDefault(locale);
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
        for (int trial = 0; trial < TRIALS; trial++) {
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
        for (int trial = 0; trial < TRIALS; trial++) {
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
        for (int trial = 0; trial < TRIALS; trial++) {
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
    void A72_aUserSuspendedInBetweenIsRefusedUncountedByEveryFactor() {
        Phone phone = one.enrol(ALICE);
        String recoveryCode = one.recoveryCodes(ALICE).get(0);
        String totp = one.token(ALICE, one.totp);
        String sms = one.token(ALICE, one.sms);
        String recovery = one.token(ALICE, one.recovery);
        one.surroundings.users.remove(ALICE);

        assertThat(reason(one.mfa.verify(totp, phone.code()))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(reason(one.mfa.verify(sms, one.surroundings.sms.lastCode()))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(reason(one.mfa.verify(recovery, recoveryCode))).isEqualTo(Reason.USER_UNAVAILABLE);
        assertThat(one.mfa.resend(sms)).isEqualTo(new Unavailable(Unavailable.Reason.USER_UNAVAILABLE));

        one.surroundings.put(ALICE, Installation.ALICE_PHONE);
        assertThat(one.mfa.verify(totp, phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A72_aUserSuspendedInBetweenProvesNoAddressEither() {
        ChallengeResult asked = one.mfa.challenge(ALICE, one.sms, Purpose.EMAIL_VERIFICATION, "+4917099999999");
        one.surroundings.runQueue();
        String code = one.surroundings.sms.lastCode();
        one.surroundings.users.remove(ALICE);
        assertThat(reason(one.mfa.verify(token(asked), code))).isEqualTo(Reason.REFUSED);

        one.surroundings.put(ALICE, Installation.ALICE_PHONE);
        assertThat(one.mfa.verify(token(asked), code)).isInstanceOf(Verified.class);
    }

    @Test
    void A72_aChangedAddressEndsItsCodeAndTheResend() {
        String token = one.token(ALICE, one.sms);
        String code = one.surroundings.sms.lastCode();
        one.surroundings.put(ALICE, "+4917099999999");
        one.pass(Duration.ofMinutes(1));

        assertThat(reason(one.mfa.verify(token, code))).isEqualTo(Reason.USER_UNAVAILABLE);
        one.mfa.resend(token);
        assertThat(one.surroundings.sms.messages())
                .extracting(Message::address)
                .as("nothing more goes to the old number")
                .containsExactly(Installation.ALICE_PHONE, "+4917099999999");
        assertThat(one.mfa.challenge(ALICE, one.sms, Purpose.LOGIN, Installation.ALICE_PHONE))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }

    @Test
    void A74_phoneAndTabletInOneStepWorkOnceEachInParallel() throws Exception {
        Phone phone = one.enrol(ALICE);
        Phone tablet = one.enrol(ALICE, ADMIN);
        for (int trial = 0; trial < TRIALS; trial++) {
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

    @Test
    void A77_aLostRegisterGivesNothingBack() {
        Phone phone = one.enrol(ALICE);
        List<String> recoveryCodes = one.recoveryCodes(ALICE);
        String login = one.token(ALICE, one.totp);
        assertThat(one.mfa.verify(login, phone.code())).isInstanceOf(Verified.class);
        one.mfa.verify(one.token(ALICE, one.recovery), recoveryCodes.get(0));
        String sms = one.token(ALICE, one.sms);
        one.surroundings.store.erase(ALICE);

        assertThat(reason(two.mfa.verify(login, phone.code()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(reason(two.mfa.verify(sms, one.surroundings.sms.lastCode()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(reason(two.mfa.verify(two.token(ALICE, two.totp), phone.code())))
                .isEqualTo(Reason.REPLAYED);
        assertThat(one.surroundings.eventKinds()).contains(Kind.STATE_LOST);
        assertThat(two.mfa.challenge(ALICE, two.recovery, Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }

    @Test
    void A78_usersThatLookAlikeNeverShareARegister() {
        List<UserId> users = List.of(
                UserId.of("Alice"),
                UserId.of("alice"),
                UserId.of("ALICE"),
                UserId.of("alice "),
                UserId.of(" alice"),
                UserId.of("a:lice"),
                new UserId("a", "lice"),
                new UserId("a:", "lice"),
                UserId.of("%61lice"),
                new UserId("tenant", "alice"),
                UserId.of("tenant:alice"),
                UserId.of("\u00e4"),
                UserId.of("a\u0308"),
                UserId.of("\u0131"),
                UserId.of("i"),
                UserId.of("I"));
        Set<StateKey> keys = new HashSet<>();
        for (UserId user : users) {
            one.surroundings.put(user, "+49" + keys.size());
            assertThat(keys.add(StateKey.of(user, one.totp.id()))).isTrue();
            assertThat(one.mfa.challenge(user, one.totp, Purpose.LOGIN)).isInstanceOf(Unavailable.class);
            Phone phone = one.enrol(user);
            for (int i = 0; i < 5; i++) {
                one.mfa.verify(one.token(user, one.totp), phone.wrong());
            }
        }
        one.mfa.erase(users.get(0), new Administrator("deletion"));
        assertThat(users.subList(1, users.size()))
                .allSatisfy(user ->
                        assertThat(one.mfa.inspect(user, one.totp).failures()).isEqualTo(5));
        assertThat(one.mfa.inspect(users.get(0), one.totp).failures()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "bn-BD-u-nu-beng", "tr-TR", "th-TH-u-nu-thai"})
    @ResourceLock(Resources.LOCALE)
    void A39_everyFlowWorksInAsciiWhateverTheDefaultLocale(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        UserId user = UserId.of("\u0130I\u0131i");
        one.surroundings.put(user, "+49 151 23456789");
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
