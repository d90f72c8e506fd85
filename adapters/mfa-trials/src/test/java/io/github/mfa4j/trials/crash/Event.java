package io.github.mfa4j.trials.crash;

import io.github.mfa4j.trials.crash.Guess.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of a history. Its number tells its place among the lines of all JVMs. */
sealed interface Event {

    /** Written before the call. */
    record Asked(long number, Instant at, Guess guess) implements Event {}

    /** Written after the answer to what was asked under a number, or when whoever asked is dead and so is the call. */
    record Answered(long number, Instant at, long asked, Outcome outcome) implements Event {}

    /** Failures that {@code inspect} showed, called after the number asked. */
    record Inspected(long number, long asked, Subject subject, int failures, int failuresInWindow) implements Event {}

    long number();

    default String line() {
        if (this instanceof Asked asked) {
            Guess guess = asked.guess();
            return line(
                    "asked",
                    asked.at(),
                    guess.subject().user(),
                    guess.subject().factor(),
                    guess.token(),
                    guess.text(),
                    guess.secret());
        }
        if (this instanceof Answered answered) {
            return line("answered", answered.at(), answered.asked(), answered.outcome());
        }
        Inspected shown = (Inspected) this;
        Subject subject = shown.subject();
        return line(
                "inspected",
                shown.asked(),
                subject.user(),
                subject.factor(),
                shown.failures(),
                shown.failuresInWindow());
    }

    private String line(String kind, Object... fields) {
        return Stream.concat(Stream.of(kind, number()), Stream.of(fields))
                .map(Object::toString)
                .collect(Collectors.joining("\t"));
    }

    static Event parse(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        long number = Long.parseLong(parts.get(1));
        return switch (parts.get(0)) {
            case "asked" ->
                new Asked(
                        number,
                        Instant.parse(parts.get(2)),
                        new Guess(new Subject(parts.get(3), parts.get(4)), parts.get(5), parts.get(6), parts.get(7)));
            case "answered" ->
                new Answered(
                        number,
                        Instant.parse(parts.get(2)),
                        Long.parseLong(parts.get(3)),
                        Outcome.valueOf(parts.get(4)));
            case "inspected" ->
                new Inspected(
                        number,
                        Long.parseLong(parts.get(2)),
                        new Subject(parts.get(3), parts.get(4)),
                        Integer.parseInt(parts.get(5)),
                        Integer.parseInt(parts.get(6)));
            default -> throw new IllegalArgumentException("no event: " + line);
        };
    }
}
