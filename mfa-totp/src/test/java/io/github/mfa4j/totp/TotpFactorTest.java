package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Authority;
import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.EnrolmentResult.NotBegun;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Authenticator apps through the front door: what a user and an attacker can do with them. */
class TotpFactorTest {

    private static final UserId ALICE = UserId.of("alice");
    private static final Administrator ADMIN = new Administrator("root");
    private static final Duration STEP = Duration.ofSeconds(30);

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final List<MfaEvent> events = new ArrayList<>();
    private final Set<UserId> inactive = new HashSet<>();
    private final InMemoryCodeStore store = new InMemoryCodeStore();
    private final InMemorySecretVault vault = new InMemorySecretVault();
    private final MfaSetup setup = MfaSetup.builder()
            .keys(KeyRing.ephemeral())
            .codeStore(store)
            .secretVault(vault)
            .userDirectory(user -> Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of()))
                    .filter(profile -> !inactive.contains(user)))
            .clock(() -> now)
            .listener(events::add)
            .build();
    private final TotpFactor totp = TotpFactor.of(setup);
    private final MultiFactor mfa = MultiFactor.of(setup, totp);

    @Test
    void anEnrolledAuthenticatorLogsIn() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);

        Verification verdict = mfa.verify(challenge(ALICE, Purpose.LOGIN), codeOf(phone));

        assertThat(verdict).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.user()).isEqualTo(ALICE);
            assertThat(verified.purpose()).isEqualTo(Purpose.LOGIN);
            assertThat(verified.factor()).isEqualTo(totp.id());
            assertThat(verified.amr()).isEqualTo("otp");
        });
    }

    @Test
    void aUserWithoutAnAuthenticatorCannotBeChallenged() {
        assertThat(mfa.challenge(ALICE, totp, Purpose.LOGIN)).isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }

    @Test
    void aPendingEnrolmentCannotLogIn() {
        totp.enroll(ALICE, "phone", null);

        assertThat(mfa.challenge(ALICE, totp, Purpose.LOGIN)).isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
        assertThat(mfa.status(ALICE).get(0).setUp()).isFalse();
    }

    @Test
    void A14_aCodeUsedAgainInsideItsWindowIsRefusedAndRaisesAnEvent() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String code = codeOf(phone);
        mfa.verify(challenge(ALICE, Purpose.LOGIN), code);

        Verification verdict = mfa.verify(challenge(ALICE, Purpose.LOGIN), code);

        assertThat(verdict).isEqualTo(new Refused(Reason.REPLAYED));
        assertThat(kinds()).contains(MfaEvent.Kind.REPLAYED);
    }

    @Test
    void A15_theStepBeforeAUsedOneIsRefused() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String earlier = codeOf(phone);
        pass(STEP);
        login(phone);

        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), earlier)).isEqualTo(new Refused(Reason.REPLAYED));
    }

    @Test
    void A16_aUsedStepStaysUsedForItsWholeWindow() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String ahead = Totp.of(TotpParameters.DEFAULT).generate(phone, now.plus(STEP));
        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), ahead)).isInstanceOf(Verified.class);

        for (int step = 0; step < 3; step++) {
            store.purge(now.plus(Duration.ofDays(3650)));
            assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), ahead)).isEqualTo(new Refused(Reason.REPLAYED));
            pass(STEP);
        }
    }

    @Test
    void A17_theCodeThatConfirmedCannotLogIn() {
        Pending pending = (Pending) totp.enroll(ALICE, "phone", null);
        String code = codeOf(pending.secret());
        assertThat(totp.confirm(ALICE, pending.id(), code)).isEqualTo(Confirmation.CONFIRMED);

        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), code)).isEqualTo(new Refused(Reason.REPLAYED));
    }

    @Test
    void A07_fiveWrongCodesEndAPendingEnrolmentAndCountNowhereElse() {
        enrolled(ALICE);
        Pending pending = (Pending) totp.enroll(ALICE, "tablet", ADMIN);
        String wrong = wrongCodeOf(pending.secret());

        for (int i = 1; i < TotpSection.MAX_CONFIRM_FAILURES; i++) {
            assertThat(totp.confirm(ALICE, pending.id(), wrong)).isEqualTo(Confirmation.WRONG_CODE);
        }
        assertThat(totp.confirm(ALICE, pending.id(), wrong)).isEqualTo(Confirmation.ENDED);
        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.ENDED);
        assertThat(mfa.inspect(ALICE, totp).failures()).isZero();
    }

    @Test
    void A19_aLoginProofChangesNoFactor() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        Verified login = login(phone);
        String id = totp.authenticators(ALICE).get(0).id();

        assertThat(mfa.disable(ALICE, totp, login)).isEqualTo(Change.NOT_AUTHORISED);
        assertThat(totp.remove(ALICE, id, login)).isEqualTo(Change.NOT_AUTHORISED);
        assertThat(totp.renew(ALICE, id, login)).isEqualTo(new NotBegun(Change.NOT_AUTHORISED));
        assertThat(totp.enroll(ALICE, "tablet", login)).isEqualTo(new NotBegun(Change.NOT_AUTHORISED));
    }

    @Test
    void A28_anActiveFactorIsReplacedOnlyWithProof() {
        OtpSecret old = enrolled(ALICE);
        String id = totp.authenticators(ALICE).get(0).id();
        assertThat(totp.enroll(ALICE, "attacker", null)).isEqualTo(new NotBegun(Change.NOT_AUTHORISED));
        pass(STEP);

        Pending renewal = (Pending) totp.renew(ALICE, id, stepUp(old));
        pass(STEP);
        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), codeOf(old)))
                .as("the old authenticator works until the new one is confirmed")
                .isInstanceOf(Verified.class);
        pass(STEP);
        assertThat(totp.confirm(ALICE, renewal.id(), codeOf(renewal.secret()))).isEqualTo(Confirmation.CONFIRMED);
        pass(STEP);

        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), codeOf(old))).isEqualTo(new Refused(Reason.WRONG_CODE));
        login(renewal.secret());
        assertThat(totp.authenticators(ALICE)).extracting(Authenticator::label).containsExactly("phone");
    }

    @Test
    void A70_ofTwoRenewalsAtOnceTheOneConfirmedLastWorks() {
        enrolled(ALICE);
        String id = totp.authenticators(ALICE).get(0).id();
        Pending first = (Pending) totp.renew(ALICE, id, ADMIN);
        Pending second = (Pending) totp.renew(ALICE, id, ADMIN);

        assertThat(totp.confirm(ALICE, first.id(), codeOf(first.secret()))).isEqualTo(Confirmation.ENDED);
        assertThat(totp.confirm(ALICE, second.id(), codeOf(second.secret()))).isEqualTo(Confirmation.CONFIRMED);
        pass(STEP);
        login(second.secret());
        assertThat(totp.authenticators(ALICE)).hasSize(1);
    }

    @Test
    void A70_whatWasDisabledIsNotConfirmedBack() {
        enrolled(ALICE);
        Pending pending = (Pending) totp.enroll(ALICE, "tablet", ADMIN);

        assertThat(mfa.disable(ALICE, totp, ADMIN)).isEqualTo(Change.DONE);

        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.ENDED);
        assertThat(totp.authenticators(ALICE)).isEmpty();
        assertThat(mfa.challenge(ALICE, totp, Purpose.LOGIN)).isInstanceOf(Unavailable.class);
    }

    @Test
    void A70_anEnrolmentThatAnotherRequestHasOnlyBegunToCountIsKept() {
        TotpSection begun = TotpSection.EMPTY.begin("other tab");

        TotpSection next = begun.keeping(List.of()).begin("this tab");

        assertThat(next.entry("other tab")).isPresent();
        for (int i = 0; i < 100; i++) {
            next = next.keeping(List.of("active")).begin("abandoned " + i);
        }
        assertThat(next.entries()).hasSizeLessThan(10);
    }

    @Test
    void A23_aPendingEnrolmentThatWasSeenToBeOverStaysOver() {
        Pending pending = (Pending) totp.enroll(ALICE, "phone", null);
        pass(TotpEnrolments.PENDING_LIFETIME);
        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.ENDED);
        pass(Duration.ofHours(-1));
        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.ENDED);
    }

    @Test
    void A72_aUserSuspendedAfterEnrollingConfirmsNothing() {
        Pending pending = (Pending) totp.enroll(ALICE, "phone", null);
        inactive.add(ALICE);
        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.ENDED);
        inactive.clear();
        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.CONFIRMED);
    }

    /** By coincidence: two secrets have the same code once in a million steps. */
    @Test
    void A74_aCodeThatTwoAuthenticatorsShowAtOnceIsUsedForBoth() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        Pending tablet = (Pending) totp.enroll(ALICE, "tablet", ADMIN);
        assertThat(totp.confirm(ALICE, tablet.id(), codeOf(tablet.secret()))).isEqualTo(Confirmation.CONFIRMED);
        pass(STEP);
        Totp algorithm = Totp.of(TotpParameters.DEFAULT);
        OtpKey one = OtpKey.of(phone, OtpAlgorithm.SHA1);
        OtpKey other = OtpKey.of(tablet.secret(), OtpAlgorithm.SHA1);
        while (!algorithm.generate(one, now).equals(algorithm.generate(other, now))) {
            pass(STEP);
        }

        String code = codeOf(phone);
        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), code)).isInstanceOf(Verified.class);
        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), code)).isEqualTo(new Refused(Reason.REPLAYED));
    }

    @Test
    void labelsAreShortPlainText() {
        assertThat(totp.enroll(ALICE, "\u00fc".repeat(64), null)).isInstanceOf(Pending.class);
        for (String label : List.of("x".repeat(65), "a\nb", "a\u2028b", "a\ud800")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> totp.enroll(ALICE, label, null))
                    .withMessage("label has " + label.length()
                            + " characters, allowed are up to 64 without control characters");
        }
    }

    @Test
    void parametersOfANewerReleaseAreAnOutage() {
        enrolled(ALICE);
        String token = challenge(ALICE, Purpose.LOGIN);
        setup.enrolments()
                .decide(
                        ALICE,
                        all -> Decision.commit(
                                List.of(new Enrolment(
                                        all.get(0).id(),
                                        all.get(0).factor(),
                                        "",
                                        true,
                                        now,
                                        "SHA3_256/6/30",
                                        null,
                                        all.get(0).secret())),
                                true));
        assertThatThrownBy(() -> mfa.verify(token, "123456"))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("SHA3_256/6/30");
    }

    @Test
    void A12_aLockedUserGoesOnWithAnotherFactorFromTheSameToken() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String token = challenge(ALICE, Purpose.LOGIN);
        for (int i = 0; i < LockoutPolicy.DEFAULT.backOffFrom(); i++) {
            mfa.verify(token, wrongCodeOf(phone));
        }
        assertThat(mfa.verify(token, codeOf(phone)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.LOCKED));

        assertThat(mfa.switchTo(token, totp))
                .as("let through by the old challenge, stopped by the factor's own lock")
                .isInstanceOf(ChallengeResult.NotNow.class);
        pass(LockoutPolicy.DEFAULT.maxDelay());
        assertThat(mfa.switchTo(token, totp)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
    }

    @Test
    void A08_longerCodesDoNotMakeUpForTheShorterOnesAlreadyEnrolled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TotpFactor.of(setup, totp.id(), TotpParameters.DEFAULT.withDigits(8), new StepWindow(10, 10)))
                .withMessageContaining("6.6 %");
    }

    @Test
    void A73_oneChallengeYieldsOneProof() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String token = challenge(ALICE, Purpose.LOGIN);
        assertThat(mfa.verify(token, codeOf(phone))).isInstanceOf(Verified.class);
        pass(STEP);

        assertThat(mfa.verify(token, codeOf(phone))).isEqualTo(new Refused(Reason.CHALLENGE_VOID));
    }

    @Test
    void A74_phoneAndTabletWorkInTheSameStepAndNeitherTwice() {
        OtpSecret phone = enrolled(ALICE);
        Pending pending = (Pending) totp.enroll(ALICE, "tablet", ADMIN);
        OtpSecret tablet = pending.secret();
        assertThat(totp.confirm(ALICE, pending.id(), codeOf(tablet))).isEqualTo(Confirmation.CONFIRMED);
        pass(STEP);

        login(phone);
        login(tablet);
        for (OtpSecret device : List.of(phone, tablet)) {
            assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), codeOf(device)))
                    .isEqualTo(new Refused(Reason.REPLAYED));
        }
    }

    @Test
    void A75_afterAClockThatRanAheadTheUserLogsInAtOnce() {
        OtpSecret phone = enrolled(ALICE);
        pass(Duration.ofHours(1));
        login(phone);
        pass(Duration.ofHours(-1).plus(STEP));

        login(phone);
    }

    @Test
    void A23_aClockThatGoesBackAcceptsNothingThatWasUsed() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        List<Instant> logins = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            login(phone);
            logins.add(now);
            pass(Duration.ofMinutes(5));
        }
        for (Instant login : logins) {
            now = login;
            assertThat(mfa.verify(challengeReleased(ALICE), codeOf(phone))).isEqualTo(new Refused(Reason.REPLAYED));
        }
    }

    @Test
    void A77_aLostRegisterAcceptsNothingRecentAndRaisesAnEvent() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        login(phone);
        String before = codeOf(phone);
        store.erase(ALICE);

        String token = challenge(ALICE, Purpose.LOGIN);

        assertThat(kinds()).contains(MfaEvent.Kind.STATE_LOST);
        assertThat(mfa.verify(token, before)).isEqualTo(new Refused(Reason.REPLAYED));
        pass(STEP.multipliedBy(2));
        login(phone);
    }

    @Test
    void A77_aRegisterLostDuringAChallengeVoidsIt() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String token = challenge(ALICE, Purpose.LOGIN);
        store.erase(ALICE);

        assertThat(mfa.verify(token, codeOf(phone))).isEqualTo(new Refused(Reason.CHALLENGE_VOID));
    }

    @Test
    void A31_aSecretMovedToAnotherUserDoesNotOpen() {
        UserId mallory = UserId.of("mallory");
        OtpSecret known = enrolled(mallory);
        enrolled(ALICE);
        vault.compareAndSet(
                ALICE,
                vault.read(ALICE).orElseThrow().stamp(),
                vault.read(mallory).orElseThrow());
        pass(STEP);

        String token = challenge(ALICE, Purpose.LOGIN);
        pass(STEP.multipliedBy(2));

        assertThat(mfa.verify(token, codeOf(known))).isEqualTo(new Refused(Reason.NOT_SET_UP));
        assertThat(kinds()).contains(MfaEvent.Kind.SEAL_BROKEN);
    }

    @Test
    void A12_aSuspendedFactorIsGoodAgainOnceEnrolledAgain() {
        OtpSecret old = enrolled(ALICE);
        suspend(old);
        assertThat(mfa.challenge(ALICE, totp, Purpose.LOGIN)).isEqualTo(new Unavailable(Unavailable.Reason.SUSPENDED));

        Pending renewal =
                (Pending) totp.renew(ALICE, totp.authenticators(ALICE).get(0).id(), ADMIN);
        assertThat(totp.confirm(ALICE, renewal.id(), codeOf(renewal.secret()))).isEqualTo(Confirmation.CONFIRMED);
        pass(STEP);
        login(renewal.secret());
    }

    @Test
    void A12_aSuspendedFactorIsReleasedByAnAdministrator() {
        OtpSecret phone = enrolled(ALICE);
        suspend(phone);

        assertThat(mfa.release(ALICE, totp, ADMIN)).isEqualTo(Change.DONE);
        pass(STEP);
        login(phone);
    }

    @Test
    void A38_whatIsNoCodeIsRefusedWithoutBeingCounted() {
        OtpSecret phone = enrolled(ALICE);
        pass(STEP);
        String token = challenge(ALICE, Purpose.LOGIN);
        String arabic = codeOf(phone)
                .codePoints()
                .collect(StringBuilder::new, (s, c) -> s.appendCodePoint(c - '0' + 0x660), StringBuilder::append)
                .toString();
        List<String> inputs =
                List.of("", " ", "12345", "1234567", "+12345", "12345\n", "abcdef", arabic, "9".repeat(1 << 20));

        assertThat(inputs)
                .allSatisfy(input -> assertThat(mfa.verify(token, input)).isEqualTo(new Refused(Reason.MALFORMED)));
        assertThat(mfa.verify(token, null)).isEqualTo(new Refused(Reason.MALFORMED));
        assertThat(mfa.inspect(ALICE, totp).failures()).isZero();
        assertThat(mfa.verify(
                        token,
                        " " + codeOf(phone).substring(0, 3) + "-"
                                + codeOf(phone).substring(3) + " "))
                .isInstanceOf(Verified.class);
    }

    @Test
    void atMostFiveAuthenticators() {
        for (int i = 0; i < TotpFactor.MAX_AUTHENTICATORS; i++) {
            Pending pending = (Pending) totp.enroll(ALICE, "device " + i, ADMIN);
            assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret())))
                    .isEqualTo(Confirmation.CONFIRMED);
        }
        assertThat(totp.enroll(ALICE, "one more", ADMIN)).isEqualTo(new NotBegun(Change.LIMIT_REACHED));
    }

    @Test
    void removingAnAuthenticatorLeavesTheOthers() {
        OtpSecret phone = enrolled(ALICE);
        Pending tablet = (Pending) totp.enroll(ALICE, "tablet", ADMIN);
        totp.confirm(ALICE, tablet.id(), codeOf(tablet.secret()));

        assertThat(totp.remove(ALICE, tablet.id(), ADMIN)).isEqualTo(Change.DONE);
        assertThat(totp.remove(ALICE, tablet.id(), ADMIN)).isEqualTo(Change.NOTHING_TO_CHANGE);

        pass(STEP);
        assertThat(mfa.verify(challenge(ALICE, Purpose.LOGIN), codeOf(tablet.secret())))
                .isEqualTo(new Refused(Reason.WRONG_CODE));
        login(phone);
    }

    @Test
    void aPendingEnrolmentEndsAfterADay() {
        Pending pending = (Pending) totp.enroll(ALICE, "phone", null);
        pass(TotpEnrolments.PENDING_LIFETIME);

        assertThat(totp.confirm(ALICE, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.ENDED);
    }

    @Test
    void A08_aWindowTooWideForThePolicyIsRefusedWithTheFigure() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TotpFactor.of(setup, new FactorId("totp"), TotpParameters.DEFAULT, new StepWindow(2, 2)))
                .withMessageContaining("1.61 %")
                .withMessageContaining("1.0 %");
    }

    @Test
    void aSetupWithoutAVaultIsRefused() {
        MfaSetup bare = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(store)
                .userDirectory(user -> Optional.empty())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpFactor.of(bare))
                .withMessageContaining("secretVault is missing");
    }

    @Test
    void aStrictSetupAcceptsTheCurrentStepOnly() {
        MfaSetup strict = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(store)
                .secretVault(vault)
                .userDirectory(user -> Optional.empty())
                .strict()
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpFactor.of(strict, totp.id(), TotpParameters.DEFAULT, StepWindow.DEFAULT))
                .withMessageContaining("strict");
        assertThat(TotpFactor.of(strict).id()).isEqualTo(totp.id());
    }

    private void suspend(OtpSecret phone) {
        while (!mfa.inspect(ALICE, totp).suspended()) {
            ChallengeResult result = mfa.challenge(ALICE, totp, Purpose.LOGIN);
            if (result instanceof Started started) {
                mfa.verify(started.token().value(), wrongCodeOf(phone));
            }
            pass(LockoutPolicy.DEFAULT.maxDelay());
        }
    }

    private OtpSecret enrolled(UserId user) {
        Pending pending = (Pending) totp.enroll(user, "phone", null);
        assertThat(totp.confirm(user, pending.id(), codeOf(pending.secret()))).isEqualTo(Confirmation.CONFIRMED);
        return pending.secret();
    }

    private Verified login(OtpSecret device) {
        return (Verified) mfa.verify(challenge(ALICE, Purpose.LOGIN), codeOf(device));
    }

    private Authority stepUp(OtpSecret device) {
        return (Verified) mfa.verify(challenge(ALICE, Purpose.STEP_UP), codeOf(device));
    }

    private String challenge(UserId user, Purpose purpose) {
        return ((Started) mfa.challenge(user, totp, purpose)).token().value();
    }

    /** Replays are counted; this lifts the lock they bring, so that only the used steps stand in the way. */
    private String challengeReleased(UserId user) {
        mfa.release(user, totp, ADMIN);
        return challenge(user, Purpose.LOGIN);
    }

    private String codeOf(OtpSecret secret) {
        return Totp.of(TotpParameters.DEFAULT).generate(secret, now);
    }

    private String wrongCodeOf(OtpSecret secret) {
        StepWindow wide = new StepWindow(2, 2);
        for (int i = 0; ; i++) {
            String guess = "00000" + i;
            if (Totp.of(TotpParameters.DEFAULT).verify(secret, guess, now, wide).isEmpty()) {
                return guess;
            }
        }
    }

    private List<MfaEvent.Kind> kinds() {
        return events.stream().map(MfaEvent::kind).toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
