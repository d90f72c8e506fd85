package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Machine.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The promises, as plain scans over what happened: they count from the log and ask the guard as little as possible. */
final class Promises {

    private Promises() {}

    static void allHold(LockoutPolicy policy, List<Step> log) {
        neverTwice(log);
        neverMoreGuessesThanThePolicy(policy, log);
        nothingButAnAnswerCounts(log);
        onlyTheChallengesOwnCodeInTime(log);
        successClearsOnlyItsOwn(log);
        anonymousNeverTouchesTheGuard(log);
        voidIsVoidForGood(log);
        resendEndsWhatItReplaces(log);
        nothingStartsWhileLockedOrSuspended(log);
        unevaluatedChangesNothing(log);
        readsBackWhatItWrote(log);
    }

    static void neverTwice(List<Step> log) {
        List<Step> yes = log.stream().filter(Step::isYes).toList();
        assertThat(yes).extracting(Step::challenge).doesNotHaveDuplicates();
        assertThat(yes).extracting(Step::input).doesNotHaveDuplicates();
    }

    /** Back-off, and both caps, counted anew from the times at which guesses were compared. */
    static void neverMoreGuessesThanThePolicy(LockoutPolicy policy, List<Step> log) {
        List<Instant> sinceSuccess = new ArrayList<>();
        List<Instant> sinceRelease = new ArrayList<>();
        int run = 0;
        Instant lockedUntil = Instant.MIN;
        for (Step step : log) {
            if (step.isRelease() || (step.isYes() && !step.isAnonymous())) {
                sinceSuccess.clear();
                run = 0;
                lockedUntil = Instant.MIN;
            }
            if (step.isRelease()) {
                sinceRelease.clear();
            }
            if (!step.isFailure()) {
                continue;
            }
            Instant at = step.at();
            assertThat(at).as("a guess is compared only after the lock").isAfterOrEqualTo(lockedUntil);
            boolean calm = sinceRelease.isEmpty()
                    || !last(sinceRelease).plus(policy.calmAfter()).isAfter(at);
            run = calm ? 1 : run + 1;
            sinceSuccess.add(at);
            sinceRelease.add(at);
            if (run >= policy.backOffFrom()) {
                Duration delay = policy.firstDelay();
                for (int doubled = policy.backOffFrom(); doubled < run; doubled++) {
                    delay = delay.compareTo(policy.maxDelay()) < 0 ? delay.plus(delay) : delay;
                }
                lockedUntil = at.plus(delay.compareTo(policy.maxDelay()) < 0 ? delay : policy.maxDelay());
                assertThat(step.after().guard().lockedUntil()).isEqualTo(lockedUntil);
            }
            assertThat(sinceSuccess).hasSizeLessThanOrEqualTo(policy.maxFailures());
            long inWindow = sinceRelease.stream()
                    .filter(t -> Duration.between(t, at).compareTo(policy.window()) < 0)
                    .count();
            assertThat(inWindow).isLessThanOrEqualTo(policy.maxFailuresInWindow());
            boolean stop = sinceSuccess.size() == policy.maxFailures() || inWindow == policy.maxFailuresInWindow();
            assertThat(step.after().guard().suspended()).isEqualTo(stop);
        }
    }

    static void nothingButAnAnswerCounts(List<Step> log) {
        for (Step step : log) {
            if (!step.isAnswer() && !step.isRelease()) {
                assertThat(counters(step.after().guard()))
                        .isEqualTo(counters(step.before().guard()));
            }
        }
    }

    static void onlyTheChallengesOwnCodeInTime(List<Step> log) {
        for (Step step : log) {
            if (step.isYes()) {
                Challenge challenge = Objects.requireNonNull(step.challenge());
                assertThat(step.input()).isEqualTo(TinyRules.codeOf(challenge.id()));
                assertThat(step.at()).isBefore(challenge.issuedAt().plus(Machine.LIFETIME));
            }
        }
    }

    static void successClearsOnlyItsOwn(List<Step> log) {
        for (Step step : log) {
            if (step.isYes() && !step.isAnonymous()) {
                Guard after = step.after().guard();
                assertThat(after.failures()).isZero();
                assertThat(after.lockedUntil()).isNull();
                assertThat(after.recent())
                        .as("a success leaves the window (A79)")
                        .isEqualTo(step.before().guard().recent());
            }
        }
    }

    static void anonymousNeverTouchesTheGuard(List<Step> log) {
        for (Step step : log) {
            if (step.isAnonymous()) {
                assertThat(step.after().guard()).isEqualTo(step.before().guard());
            }
        }
    }

    /** Once refused as over, used up, or ended by a lock: never compared again, whatever the clock does. */
    static void voidIsVoidForGood(List<Step> log) {
        Set<ChallengeId> over = new HashSet<>();
        Set<ChallengeId> open = new HashSet<>();
        for (Step step : log) {
            Challenge challenge = step.challenge();
            if (challenge == null || step.isAnonymous() || !step.isAnswer()) {
                continue;
            }
            if (step.evaluation() != null) {
                assertThat(over).doesNotContain(challenge.id());
            }
            open.add(challenge.id());
            Reason refusal = Objects.requireNonNull(step.verdict()).refusal();
            if (step.isYes() || refusal == Reason.CHALLENGE_VOID || refusal == Reason.EXPIRED) {
                over.add(challenge.id());
            }
            if (step.isFailure() && step.after().guard().isLockedAt(step.at())) {
                over.addAll(open);
            }
        }
    }

    /** After the first factor only the newest code of a challenge that was sent again can be right. */
    static void resendEndsWhatItReplaces(List<Step> log) {
        List<Challenge> opened = new ArrayList<>();
        Set<ChallengeId> replaced = new HashSet<>();
        for (Step step : log) {
            Challenge challenge = step.challenge();
            if (challenge == null) {
                continue;
            }
            if (step.isAnswer()) {
                assertThat(step.evaluation() != null && !step.isAnonymous() && replaced.contains(challenge.id()))
                        .as("a replaced challenge is answered")
                        .isFalse();
                continue;
            }
            if (step.action() instanceof Action.Resend resend) {
                replaced.add(opened.get(Math.max(0, opened.size() - 1 - resend.pick()))
                        .id());
            }
            opened.add(challenge);
        }
    }

    static void nothingStartsWhileLockedOrSuspended(List<Step> log) {
        for (Step step : log) {
            if (step.challenge() != null && !step.isAnswer() && !step.isAnonymous()) {
                Guard guard = step.after().guard();
                assertThat(guard.suspended() || guard.isLockedAt(step.at())).isFalse();
            }
        }
    }

    /** A refusal without a comparison leaves an equal register (so nothing is written), but for what is over at last. */
    static void unevaluatedChangesNothing(List<Step> log) {
        for (Step step : log) {
            boolean compared =
                    step.evaluation() instanceof Evaluation.Right || step.evaluation() instanceof Evaluation.Wrong;
            if (step.isAnswer() && !compared) {
                assertThat(counters(step.after().guard()))
                        .isEqualTo(counters(step.before().guard()));
                if (Objects.requireNonNull(step.verdict()).refusal() != Reason.EXPIRED) {
                    assertThat(step.after()).isEqualTo(step.before());
                }
            }
        }
    }

    static void readsBackWhatItWrote(List<Step> log) {
        RegisterFormat<TinySection> format = new RegisterFormat<>(new TinySection.Format());
        for (Step step : log) {
            assertThat(format.read(format.write(step.after()))).isEqualTo(step.after());
        }
    }

    private static Guard counters(Guard guard) {
        return new Guard(
                guard.failures(), guard.streak(), guard.recent(), guard.lockedUntil(), guard.suspended(), 0, 0);
    }

    private static Instant last(List<Instant> times) {
        return times.get(times.size() - 1);
    }
}
