package io.github.mfa4j.trials.crash;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.trials.crash.Event.Inspected;
import io.github.mfa4j.trials.crash.Guess.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds in a history what the promises rule out. Pure: it knows nothing but the events and the policy, and asserts only what
 * holds for every order in which calls that overlap may have taken effect.
 */
final class Oracle {

    private Oracle() {}

    /** What the history proves to have gone wrong; empty if nothing. */
    static List<String> violations(List<Event> history, LockoutPolicy policy) {
        List<Attempt> attempts = Attempt.in(history);
        Map<Subject, List<Attempt>> bySubject = attempts.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.guess().subject()));
        return Stream.of(
                        SingleUse.violations(attempts),
                        bySubject.values().stream().flatMap(own -> GuessLimit.violations(own, policy)),
                        history.stream()
                                .filter(Inspected.class::isInstance)
                                .map(Inspected.class::cast)
                                .flatMap(shown -> CountedFailures.violations(
                                        shown, bySubject.getOrDefault(shown.subject(), List.of()), policy)))
                .flatMap(found -> found)
                .toList();
    }
}
