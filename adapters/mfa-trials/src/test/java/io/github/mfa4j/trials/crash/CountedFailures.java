package io.github.mfa4j.trials.crash;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.trials.crash.Event.Inspected;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Promises 3 and 6: a failure that was answered stays counted through every crash, and what ended in an outage is counted at
 * most once. Holds as long as nobody releases a factor.
 */
final class CountedFailures {

    private CountedFailures() {}

    static Stream<String> violations(Inspected shown, List<Attempt> ofItsSubject, LockoutPolicy policy) {
        long told = count(
                ofItsSubject,
                attempt -> attempt.outcome().isFailure()
                        && attempt.to() < shown.asked()
                        && attempt.fromTime().plus(policy.window()).isAfter(shown.at()));
        long possible = count(
                ofItsSubject,
                attempt -> (attempt.outcome().isFailure() || attempt.outcome().isOpen())
                        && attempt.from() < shown.number());
        long lastSuccess = ofItsSubject.stream()
                .filter(attempt -> attempt.mayHaveSucceeded() && attempt.from() < shown.number())
                .mapToLong(Attempt::to)
                .max()
                .orElse(0);
        long toldSince = count(
                ofItsSubject,
                attempt ->
                        attempt.outcome().isFailure() && attempt.from() > lastSuccess && attempt.to() < shown.asked());
        return Stream.of(
                        problem(shown.failuresInWindow() < told, shown, told + " failures had been answered"),
                        problem(
                                shown.failuresInWindow() > possible,
                                shown,
                                "at most " + possible + " can have happened"),
                        problem(
                                shown.failures() < toldSince,
                                shown,
                                toldSince + " failures had been answered since the last success"))
                .flatMap(found -> found);
    }

    private static long count(List<Attempt> attempts, Predicate<Attempt> which) {
        return attempts.stream().filter(which).count();
    }

    private static Stream<String> problem(boolean there, Inspected shown, String but) {
        return there
                ? Stream.of(shown.subject() + " shows " + shown.failures() + " failures and " + shown.failuresInWindow()
                        + " in the window at #" + shown.number() + ", but " + but)
                : Stream.empty();
    }
}
