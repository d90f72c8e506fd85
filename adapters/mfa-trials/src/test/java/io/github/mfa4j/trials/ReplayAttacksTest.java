package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Codes and challenges used twice, over several nodes. */
@OnEveryStore
class ReplayAttacksTest {

    private final Installation one;
    private final Installation two;
    private final int rounds;

    ReplayAttacksTest(Stores stores) {
        one = new Installation(stores);
        two = one.otherNode();
        rounds = stores.trials(2000);
    }

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
    void A15_theStepBeforeAUsedOneIsRefusedOnEveryNode() {
        Phone phone = one.enrol(ALICE);
        assertThat(one.mfa.verify(one.token(ALICE, one.totp), phone.codeAfter(STEP)))
                .isInstanceOf(Verified.class);

        for (Installation node : List.of(one, two)) {
            assertThat(reason(node.mfa.verify(node.token(ALICE, node.totp), phone.code())))
                    .isEqualTo(Reason.REPLAYED);
        }
    }

    /** For a server that expires by its own clock, all this happens decades ago. */
    @Test
    void A16_theMarkOutlivesTheWindowAndEveryPurge() {
        one.surroundings.clock.set(Instant.parse("2001-01-01T00:00:00Z"));
        Phone phone = one.enrol(ALICE);
        String ahead = phone.codeAfter(STEP);
        assertThat(one.mfa.verify(one.token(ALICE, one.totp), ahead)).isInstanceOf(Verified.class);

        for (int step = 0; step < 3; step++) {
            one.surroundings.store.purge(one.surroundings.clock.instant().plus(Duration.ofDays(3650)));
            assertThat(reason(two.mfa.verify(two.token(ALICE, two.totp), ahead)))
                    .isEqualTo(Reason.REPLAYED);
            one.pass(STEP);
        }
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
        for (int i = 0; i < rounds; i++) {
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
        assertThat(accepted).as("steps accepted").hasSizeGreaterThan(rounds / 100);
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
