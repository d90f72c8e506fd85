package io.github.mfa4j.trials.crash;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Promise 1: a time step, a code and a recovery code are each granted at most once, a challenge yields at most one grant, and
 * what is wrong yields none.
 */
final class SingleUse {

    private SingleUse() {}

    static Stream<String> violations(List<Attempt> attempts) {
        List<Attempt> granted =
                attempts.stream().filter(attempt -> attempt.is(Outcome.GRANTED)).toList();
        return Stream.of(
                        granted.stream()
                                .filter(attempt -> !attempt.guess().mayBeRight())
                                .map(attempt -> "a wrong code was granted: " + attempt),
                        twice("code", granted, guess -> guess.subject() + " " + guess.secret()),
                        twice("challenge", granted, guess -> guess.subject() + " " + guess.token()))
                .flatMap(found -> found);
    }

    private static Stream<String> twice(String what, List<Attempt> granted, Function<Guess, String> name) {
        Map<String, List<Attempt>> grants = granted.stream()
                .filter(attempt -> attempt.guess().mayBeRight())
                .collect(Collectors.groupingBy(attempt -> name.apply(attempt.guess())));
        return grants.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> "one " + what + " was granted " + same.size() + " times: " + same);
    }
}
