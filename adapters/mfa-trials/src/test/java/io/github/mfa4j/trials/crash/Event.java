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
    record Inspected(long number, Instant at, Subject subject, long asked, int failures, int failuresInWindow)
            implements Event {}

    long number();

    /** The time of the trial, not later than the call or not earlier than the answer. */
    Instant at();

    default String line() {
        if (this instanceof Asked asked) {
            Guess guess = asked.guess();
            return line("asked", guess.subject(), guess.token(), guess.text(), guess.secret());
        }
        if (this instanceof Answered answered) {
            return line("answered", answered.asked(), answered.outcome());
        }
        Inspected shown = (Inspected) this;
        return line("inspected", shown.subject(), shown.asked(), shown.failures(), shown.failuresInWindow());
    }

    private String line(String kind, Object... fields) {
        return Stream.concat(Stream.of(kind, number(), at()), Stream.of(fields))
                .map(field -> field instanceof Subject subject ? subject.user() + "\t" + subject.factor() : field + "")
                .collect(Collectors.joining("\t"));
    }

    static Event parse(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        long number = Long.parseLong(parts.get(1));
        Instant at = Instant.parse(parts.get(2));
        List<String> rest = parts.subList(3, parts.size());
        return switch (parts.get(0)) {
            case "asked" -> new Asked(number, at, new Guess(subject(rest), rest.get(2), rest.get(3), rest.get(4)));
            case "answered" -> new Answered(number, at, Long.parseLong(rest.get(0)), Outcome.valueOf(rest.get(1)));
            case "inspected" ->
                new Inspected(
                        number,
                        at,
                        subject(rest),
                        Long.parseLong(rest.get(2)),
                        Integer.parseInt(rest.get(3)),
                        Integer.parseInt(rest.get(4)));
            default -> throw new IllegalArgumentException("no event: " + line);
        };
    }

    private static Subject subject(List<String> fields) {
        return new Subject(fields.get(0), fields.get(1));
    }
}
