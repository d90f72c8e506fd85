package io.github.mfa4j.trials.crash;

import io.github.mfa4j.LockoutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Promises 2 and 3: while nothing can have succeeded, the wrong guesses that were evaluated are no more than the policy has
 * room for in the time that they took, whatever challenges, nodes and restarts they were spread over.
 */
final class GuessLimit {

    private GuessLimit() {}

    static Stream<String> violations(List<Attempt> ofOneSubject, LockoutPolicy policy) {
        List<Attempt> wrong = ofOneSubject.stream()
                .filter(attempt -> attempt.outcome().isFailure())
                .sorted(Comparator.comparingLong(Attempt::from))
                .toList();
        List<Attempt> successes =
                ofOneSubject.stream().filter(Attempt::mayHaveSucceeded).toList();
        for (int first = 0; first < wrong.size(); first++) {
            long end = 0;
            Instant endTime = Instant.MIN;
            for (int last = first; last < wrong.size(); last++) {
                end = Math.max(end, wrong.get(last).to());
                endTime = latest(endTime, wrong.get(last).toTime());
                if (anyBetween(successes, wrong.get(first).from(), end)) {
                    break;
                }
                Duration taken = Duration.between(wrong.get(first).fromTime(), endTime);
                int guesses = last - first + 1;
                if (guesses > room(taken, policy)) {
                    return Stream.of(
                            guesses + " wrong guesses were evaluated in " + taken + " without a success, allowed are "
                                    + room(taken, policy) + ": " + wrong.subList(first, last + 1));
                }
            }
        }
        return Stream.empty();
    }

    private static boolean anyBetween(List<Attempt> successes, long from, long to) {
        return successes.stream().anyMatch(success -> success.from() < to && success.to() > from);
    }

    /** The guesses that fit into a time: those before the first lock, and one more after each lock that has passed. */
    private static int room(Duration time, LockoutPolicy policy) {
        if (time.compareTo(policy.calmAfter()) >= 0) {
            return Integer.MAX_VALUE;
        }
        int guesses = policy.backOffFrom();
        Duration locked = policy.delayAfter(guesses);
        while (locked.compareTo(time) <= 0) {
            guesses++;
            locked = locked.plus(policy.delayAfter(guesses));
        }
        return guesses;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
