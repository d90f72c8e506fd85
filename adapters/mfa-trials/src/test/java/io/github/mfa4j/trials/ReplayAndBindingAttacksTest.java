package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Change;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodesResult.NotGenerated;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Codes used twice, or elsewhere than where they belong, over several nodes. */
class ReplayAndBindingAttacksTest {

    private final Installation one = new Installation();
    private final Installation two = one.otherNode();

    @Test
    void A14_A24_aVerdictIsGivenOnceWhicheverNodeIsAsked() {
        Phone phone = one.enrol(ALICE);
        String token = one.token(ALICE, one.totp);
        assertThat(one.mfa.verify(token, phone.code())).isInstanceOf(Verified.class);

        for (Installation node : List.of(one, two, new Installation(one.surroundings))) {
            assertThat(reason(node.mfa.verify(token, phone.code()))).isEqualTo(Reason.CHALLENGE_VOID);
            assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), phone.code())))
                    .isEqualTo(Reason.REPLAYED);
        }
        assertThat(one.surroundings.eventKinds()).contains(Kind.REPLAYED);
    }

    @Test
    void A24_aRefusalIsNotRememberedEither() {
        Phone phone = one.enrol(ALICE);
        String code = phone.codeAfter(STEP.multipliedBy(2));
        String token = one.token(ALICE, one.totp);
        assertThat(reason(one.mfa.verify(token, code))).isEqualTo(Reason.WRONG_CODE);
        one.pass(STEP);

        assertThat(one.mfa.verify(token, code)).as("by now it is right").isInstanceOf(Verified.class);
    }

    @Test
    void A17_theCodeThatConfirmedIsUsedOnEveryNodeForEveryPurpose() {
        Phone phone = one.scanned(one.totp.enroll(ALICE, "phone", null));
        String code = phone.code();
        assertThat(one.totp.confirm(ALICE, phone.id(), code)).isEqualTo(Confirmation.CONFIRMED);

        assertThat(reason(two.mfa.verify(two.token(ALICE, two.totp, Purpose.STEP_UP), code)))
                .isEqualTo(Reason.REPLAYED);
        assertThat(two.totp.confirm(ALICE, phone.id(), code)).isEqualTo(Confirmation.ENDED);
    }

    @Test
    void A18_theCodeOfAnotherAttemptIsRefusedWhateverItsToken() {
        String first = one.token(ALICE, one.sms);
        String firstCode = one.surroundings.sms.lastCode();
        one.pass(Duration.ofSeconds(60));
        String second = one.token(ALICE, one.sms);
        String secondCode = one.surroundings.sms.lastCode();

        assertThat(reason(one.mfa.verify(first, firstCode))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(reason(one.mfa.verify(first, secondCode))).isEqualTo(Reason.CHALLENGE_VOID);
        if (!firstCode.equals(secondCode)) {
            assertThat(reason(two.mfa.verify(second, firstCode))).isEqualTo(Reason.WRONG_CODE);
        }
        assertThat(two.mfa.verify(second, secondCode)).isInstanceOf(Verified.class);
    }

    @Test
    void A19_aProofSaysItsPurposeAndChangesNothingItWasNotGivenFor() {
        Phone phone = one.enrol(ALICE);
        one.recoveryCodes(ALICE);
        Verified login = (Verified) one.mfa.verify(one.token(ALICE, one.totp), phone.code());
        String reset = one.token(ALICE, one.sms, Purpose.PASSWORD_RESET);
        one.surroundings.runQueue();
        Verified anonymous = (Verified) one.mfa.verify(reset, one.surroundings.sms.lastCode());
        assertThat(login.purpose()).isEqualTo(Purpose.LOGIN);
        assertThat(anonymous.purpose()).isEqualTo(Purpose.PASSWORD_RESET);

        for (Verified proof : List.of(login, anonymous)) {
            assertThat(one.mfa.disable(ALICE, one.totp, proof)).isEqualTo(Change.NOT_AUTHORISED);
            assertThat(one.mfa.release(ALICE, one.recovery, proof)).isEqualTo(Change.NOT_AUTHORISED);
            assertThat(one.recovery.generate(ALICE, proof)).isEqualTo(new NotGenerated(Change.NOT_AUTHORISED));
        }
    }

    @Test
    void A19_aProofIsForItsUserAndForAFewMinutes() {
        Phone phone = one.enrol(ALICE);
        one.enrol(Installation.BOB);
        Verified proof = (Verified) one.mfa.verify(one.token(ALICE, one.totp, Purpose.STEP_UP), phone.code());

        assertThat(one.mfa.disable(Installation.BOB, one.totp, proof)).isEqualTo(Change.NOT_AUTHORISED);
        one.pass(Verified.FRESH.plusSeconds(1));
        assertThat(one.mfa.disable(ALICE, one.totp, proof)).isEqualTo(Change.NOT_AUTHORISED);
        one.pass(Duration.ofSeconds(-1));
        assertThat(one.mfa.disable(ALICE, one.totp, proof)).isEqualTo(Change.DONE);
    }

    /** Among 5 000 users with a code outstanding, two have the same one but once in 250 000 runs. */
    @Test
    void A20_usersWithTheSameDigitsOutstandingAreIsolated() {
        Map<String, UserId> owners = new HashMap<>();
        Map<UserId, String> tokens = new HashMap<>();
        int pairs = 0;
        for (int i = 0; i < 5000; i++) {
            UserId user = UserId.of("user " + i);
            one.surroundings.put(user, "+49" + i);
            tokens.put(user, one.token(user, one.sms));
            String code = one.surroundings.sms.lastCode();
            UserId twin = owners.put(code, user);
            if (twin != null) {
                owners.remove(code);
                pairs++;
                assertThat(one.mfa.verify(tokens.get(user), code))
                        .isInstanceOfSatisfying(
                                Verified.class,
                                proof -> assertThat(proof.user()).isEqualTo(user));
                assertThat(reason(one.mfa.verify(tokens.get(user), code))).isEqualTo(Reason.CHALLENGE_VOID);
                assertThat(two.mfa.verify(tokens.get(twin), code))
                        .isInstanceOfSatisfying(
                                Verified.class,
                                proof -> assertThat(proof.user()).isEqualTo(twin));
                assertThat(one.mfa.inspect(twin, one.sms).failures()).isZero();
            }
        }
        assertThat(pairs).isPositive();
    }

    @Test
    void A21_afterSwitchingOrResendingTheOldTokenIsDead() {
        Phone phone = one.enrol(ALICE);
        String sms = one.token(ALICE, one.sms);
        String code = one.surroundings.sms.lastCode();
        String totp = token(one.mfa.switchTo(sms, one.totp));
        assertThat(reason(two.mfa.verify(sms, code))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(two.mfa.switchTo(sms, two.totp)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));

        String next = token(one.mfa.resend(totp));
        assertThat(reason(two.mfa.verify(totp, phone.code()))).isEqualTo(Reason.CHALLENGE_VOID);
        assertThat(two.mfa.verify(next, phone.code())).isInstanceOf(Verified.class);
        assertThat(two.mfa.resend(next)).isEqualTo(new Unavailable(Unavailable.Reason.CHALLENGE_VOID));
    }

    /** Three nodes whose clocks are minutes apart, one of them set back and forth: no code is accepted twice. */
    @Test
    void A23_whateverTheClocksDoNoCodeIsAcceptedTwice() {
        Phone phone = one.enrol(ALICE);
        List<Installation> nodes =
                List.of(one, one.otherNode(Duration.ofMinutes(4)), one.otherNode(Duration.ofMinutes(-3)));
        Random random = new Random(23);
        Set<Long> accepted = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            one.pass(STEP.multipliedBy(random.nextInt(-20, 22)));
            Installation node = nodes.get(random.nextInt(nodes.size()));
            one.mfa.release(ALICE, one.totp, ADMIN);
            ChallengeResult challenge = node.mfa.challenge(ALICE, node.totp, Purpose.LOGIN);
            Duration shift = STEP.multipliedBy(random.nextInt(-9, 10));
            String code = phone.codeAfter(shift);
            // Two steps may have the same digits, so it is the step that counts.
            long step = one.surroundings.clock.instant().plus(shift).getEpochSecond() / STEP.toSeconds();
            if (challenge instanceof ChallengeResult.Started
                    && node.mfa.verify(token(challenge), code) instanceof Verified) {
                assertThat(accepted.add(step)).as("round %d", i).isTrue();
            }
        }
        assertThat(accepted).as("steps accepted").hasSizeGreaterThan(20);
    }

    @Test
    void A23_aLockSurvivesAClockThatGoesBackAndOneThatRanAheadLocksNobodyOutForLong() {
        Phone phone = one.enrol(ALICE);
        for (int i = 0; i < 5; i++) {
            one.mfa.verify(one.token(ALICE, one.totp), phone.wrong());
        }
        one.pass(Duration.ofHours(-1));
        assertThat(one.mfa.challenge(ALICE, one.totp, Purpose.LOGIN)).isInstanceOf(ChallengeResult.NotNow.class);
        one.pass(one.setup.lockout().maxDelay().plus(Challenge.CLOCK_TOLERANCE));
        assertThat(one.mfa.verify(one.token(ALICE, one.totp), phone.code())).isInstanceOf(Verified.class);
    }

    @Test
    void A73_oneTokenWithTwoSuccessiveRightCodesGivesOneProof() {
        Phone phone = one.enrol(ALICE);
        String token = one.token(ALICE, one.totp);
        Verification first = one.mfa.verify(token, phone.code());
        Verification second = two.mfa.verify(token, phone.codeAfter(STEP));

        assertThat(first).isInstanceOf(Verified.class);
        assertThat(second).isEqualTo(new Refused(Reason.CHALLENGE_VOID));
    }
}
