package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Machine.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The pure rules, driven through arbitrary sequences of what users, attackers, clocks and restarts can do. */
class StateMachineTest {

    /** Small limits, so that short sequences reach every one of them. */
    @Provide
    static Arbitrary<LockoutPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.integers().between(90, 7200),
                        Arbitraries.integers().between(1, 48),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 40))
                .as((from, first, max, calm, failures, inWindow, window) -> new LockoutPolicy(
                        from,
                        Duration.ofSeconds(first),
                        Duration.ofSeconds(max),
                        Duration.ofHours(calm),
                        failures,
                        inWindow,
                        Duration.ofDays(window)));
    }

    @Provide
    static Arbitrary<List<Action>> forward() {
        return Action.sequences(false);
    }

    @Provide
    static Arbitrary<List<Action>> anyClock() {
        return Action.sequences(true);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise1_neverTwice(@ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.neverTwice(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise2_neverMoreGuessesThanThePolicyBetweenTwoLocks(
            @ForAll("policies") LockoutPolicy policy, @ForAll("forward") List<Action> actions) {
        Promises.neverMoreGuessesThanThePolicy(policy, Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise3_nothingButAnAnswerChangesACounter(
            @ForAll("policies") LockoutPolicy policy, @ForAll("forward") List<Action> actions) {
        Promises.nothingButAnAnswerCounts(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise4_onlyTheChallengesOwnCodeBeforeItsExpiry(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.onlyTheChallengesOwnCodeInTime(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise4_A21_aResentChallengeEndsTheOneItReplaces(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.resendEndsWhatItReplaces(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise3_A06_nothingStartsWhileLockedOrSuspended(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.nothingStartsWhileLockedOrSuspended(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise5_successClearsOnlyWhatItShould(
            @ForAll("policies") LockoutPolicy policy, @ForAll("forward") List<Action> actions) {
        Promises.successClearsOnlyItsOwn(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise5_A43_anonymousPurposesNeverChangeTheGuard(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.anonymousNeverTouchesTheGuard(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise6_A44_refusalWithoutAComparisonChargesAndChangesNothing(
            @ForAll("policies") LockoutPolicy policy, @ForAll("forward") List<Action> actions) {
        Promises.unevaluatedChangesNothing(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise7_A10_A23_whatIsVoidStaysVoidWhateverTheClockDoes(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.voidIsVoidForGood(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise7_clockMovingBackLiftsNoLockAndForgetsNoFailure(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Instant lockSeenAt = Instant.MIN;
        for (Step step : Machine.play(policy, actions)) {
            Guard before = step.before().guard();
            if (step.isFailure() || step.isYes()) {
                assertThat(step.isAnonymous() || step.at().isAfter(lockSeenAt)).isTrue();
            }
            if (!step.isFailure() && !step.isRelease()) {
                assertThat(step.after().guard().recent()).hasSameSizeAs(before.recent());
                assertThat(step.after().guard().suspended()).isEqualTo(before.suspended());
            }
            boolean locked = step.after().guard().isLockedAt(step.at());
            lockSeenAt = locked ? step.at() : step.isRelease() ? Instant.MIN : lockSeenAt;
        }
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise7_A75_clockThatRanAheadLocksNobodyOutForLongerThanTheLongestLock(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        for (Step step : Machine.play(policy, actions)) {
            if (step.isAnswer() && !step.isAnonymous()) {
                Instant lock = step.after().guard().lockedUntil();
                Instant longest = step.at().plus(Challenge.CLOCK_TOLERANCE).plus(policy.maxDelay());
                assertThat(lock == null || !lock.isAfter(longest)).isTrue();
            }
        }
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise10_malformedInputIsNeverCompared(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        for (Step step : Machine.play(policy, actions)) {
            if (step.isAnswer() && "not a code".equals(step.input())) {
                assertThat(step.isYes()).isFalse();
                assertThat(step.evaluation() instanceof Evaluation.Wrong).isFalse();
            }
        }
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void promise12_readsBackWhatItWroteAtEveryPoint(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        Promises.readsBackWhatItWrote(Machine.play(policy, actions));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void verdictsAreThoseOfASimpleModel(
            @ForAll("policies") LockoutPolicy policy, @ForAll("anyClock") List<Action> actions) {
        PlainModel model = new PlainModel(policy);
        for (Step step : Machine.play(policy, actions)) {
            Reason expected = model.play(step);
            if (step.isAnswer()) {
                assertThat(Objects.requireNonNull(step.verdict()).refusal()).isEqualTo(expected);
            }
            assertThat(step.after().guard().failures()).isEqualTo(model.failures());
            assertThat(step.after().guard().recent().size()).isEqualTo(model.remembered());
        }
    }
}
