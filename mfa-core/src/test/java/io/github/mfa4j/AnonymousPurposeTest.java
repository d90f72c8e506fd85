package io.github.mfa4j;

import static io.github.mfa4j.World.ALICE;
import static io.github.mfa4j.World.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.FaultyStore.Fault;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Purposes that anybody may start: they tell nothing and are no weapon. */
class AnonymousPurposeTest {

    private static final Refused NO = new Refused(Reason.REFUSED);

    private final World world = new World();
    private final MultiFactor mfa = world.mfa;

    private Started reset(UserId user) {
        return (Started) mfa.challenge(user, world.tiny, Purpose.PASSWORD_RESET);
    }

    private String workedOff(UserId user) {
        Started started = reset(user);
        world.workOff();
        return started.token().value();
    }

    @Test
    void a29_answerIsGivenBeforeAnythingIsLookedUp() {
        Started known = reset(ALICE);
        Started unknown = reset(NOBODY);
        assertThat(world.lookUps).hasValue(0);
        assertThat(world.store.reads).hasValue(0);
        assertThat(world.events).isEmpty();
        assertThat(known.maskedDestination()).isNull();
        assertThat(unknown.maskedDestination()).isNull();
        assertThat(known.resendAt()).isNull();
        assertThat(unknown.resendAt()).isNull();
        assertThat(known.expiresAt()).isEqualTo(unknown.expiresAt());
        assertThat(world.postponed).hasSize(2);
    }

    @Test
    void a29_tokensOfKnownAndUnknownUsersHaveTheSameLengthForNamesOfTheSameLength() {
        assertThat(reset(new UserId("tenant", "alicf")).token().value())
                .hasSameSizeAs(reset(ALICE).token().value());
    }

    @Test
    void a29_verifyingTellsNothingAndDoesTheSameWork() {
        String known = workedOff(ALICE);
        String unknown = workedOff(NOBODY);
        for (String input : new String[] {"000000", "not a code", ""}) {
            world.store.reads.set(0);
            world.lookUps.set(0);
            int compared = world.rules.comparisons.get();
            assertThat(mfa.verify(known, input)).isEqualTo(NO);
            int reads = world.store.reads.get();
            int lookUps = world.lookUps.get();
            int comparisons = world.rules.comparisons.get() - compared;
            assertThat(mfa.verify(unknown, input)).isEqualTo(NO);
            assertThat(world.store.reads.get() - reads).isEqualTo(reads);
            assertThat(world.lookUps.get() - lookUps).isEqualTo(lookUps);
            assertThat(world.rules.comparisons.get() - compared - comparisons).isEqualTo(comparisons);
        }
        world.pass(Duration.ofMinutes(6));
        assertThat(mfa.verify(known, world.code(ALICE))).as("expired").isEqualTo(NO);
        assertThat(mfa.verify(unknown, "123456")).isEqualTo(NO);
    }

    @Test
    void a29_reasonsGoToTheListenerInstead() {
        assertThat(mfa.verify(workedOff(NOBODY), "000000")).isEqualTo(NO);
        assertThat(world.kinds()).containsExactly(Kind.CHALLENGE_REFUSED, Kind.REFUSED);
        assertThat(world.events.get(0).detail()).isEqualTo("USER_UNAVAILABLE");
        assertThat(world.store.writes).as("one, to a decoy").hasValue(1);
    }

    @Test
    void a29_anOutageOfTheDecoysIsToldWhereAKnownUsersWouldBe() {
        String unknown = workedOff(NOBODY);
        String known = workedOff(ALICE);
        world.store.fault = Fault.SHARED_FAIL;
        assertThatThrownBy(() -> mfa.verify(unknown, "000000")).isInstanceOf(MfaUnavailableException.class);
        assertThat(mfa.verify(known, world.code(ALICE)))
                .as("its own write is committed, so the verdict stands")
                .isInstanceOf(Verified.class);
    }

    @Test
    void rightCodeIsAProofOnce() {
        String token = workedOff(ALICE);
        Verified proof = (Verified) mfa.verify(token, world.code(ALICE));
        assertThat(proof.purpose()).isEqualTo(Purpose.PASSWORD_RESET);
        assertThat(mfa.verify(token, world.code(ALICE))).isEqualTo(NO);
    }

    @Test
    void a43_guessesNeitherLockNorCountNorEndTheLoginUnderWay() {
        String login = world.login(ALICE);
        String code = world.code(ALICE);
        for (int round = 0; round < 2; round++) {
            String reset = workedOff(ALICE);
            for (int guess = 0; guess < 60; guess++) {
                assertThat(mfa.verify(reset, "000000")).isEqualTo(NO);
            }
        }
        FactorStatus status = world.status(ALICE);
        assertThat(status.failures() + status.failuresInWindow()).isZero();
        assertThat(status.lockedUntil()).isNull();
        assertThat(mfa.verify(login, code)).isInstanceOf(Verified.class);
    }

    @Test
    void a43_worksWhileTheLoginIsLockedAndUnlocksNothing() {
        world.fail(ALICE, 5);
        assertThat(mfa.verify(workedOff(ALICE), world.code(ALICE))).isInstanceOf(Verified.class);
        assertThat(world.status(ALICE).lockedUntil()).isNotNull();
        assertThat(world.status(ALICE).failures()).isEqualTo(5);
    }

    @Test
    void anonymousTokenCannotSwitchToAnotherFactor() {
        assertThat(mfa.switchTo(workedOff(ALICE), world.other)).isInstanceOf(ChallengeResult.Unavailable.class);
    }

    @Test
    void resendGoesOnWithTheSameChallengeWhichYieldsOneProof() {
        String old = workedOff(ALICE);
        String fresh = World.token(mfa.resend(old));
        world.workOff();
        assertThat(mfa.verify(fresh, world.code(ALICE))).isInstanceOf(Verified.class);
        assertThat(mfa.verify(old, world.code(ALICE))).isEqualTo(NO);
    }

    @Test
    void executorThatRejectsIsAnOutage() {
        world.executorRejects = true;
        MfaUnavailableException outage =
                Objects.requireNonNull(catchThrowableOfType(MfaUnavailableException.class, () -> reset(ALICE)));
        assertThat(outage.dependency()).isEqualTo(Dependency.EXECUTOR);
        assertThat(outage).hasRootCauseMessage("queue is full");
    }

    @Test
    void outageBehindTheAnswerIsToldToTheListenerOnly() {
        reset(ALICE);
        world.store.fault = Fault.READ_FAILS;
        world.workOff();
        assertThat(world.kinds()).containsExactly(Kind.OUTAGE);
        assertThat(world.events.get(0).detail()).isEqualTo("CODE_STORE");
    }

    @Test
    void factorWithoutAnExecutorServesNoAnonymousPurpose() {
        assertThatThrownBy(() -> mfa.challenge(ALICE, world.other, Purpose.PASSWORD_RESET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("PASSWORD_RESET")
                .hasMessageContaining("executor");
    }

    @Test
    void addressToProveIsNamedAndBounded() {
        assertThatThrownBy(() -> mfa.challenge(ALICE, world.tiny, Purpose.EMAIL_VERIFICATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("destination is missing");
        for (String bad : new String[] {"", "a".repeat(321), "a@b.c\r\nBcc: d@e.f"}) {
            assertThatThrownBy(() -> mfa.challenge(ALICE, world.tiny, Purpose.EMAIL_VERIFICATION, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("destination has " + bad.length()
                            + " characters, allowed are 1 to 320 without control characters");
        }
    }
}
