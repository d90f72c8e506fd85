package io.github.mfa4j.trials.crash;

import io.github.mfa4j.trials.crash.Event.Answered;
import io.github.mfa4j.trials.crash.Event.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A guess and what came of it. If it took effect, it did so between the two numbers and between the two times.
 *
 * @param guess what was typed
 * @param outcome what came of it
 * @param from the number of asking
 * @param to the number of the answer, {@link Long#MAX_VALUE} without one
 * @param fromTime the time of asking
 * @param toTime the time of the answer, {@link Instant#MAX} without one
 */
record Attempt(Guess guess, Outcome outcome, long from, long to, Instant fromTime, Instant toTime) {

    /** Brings questions and answers together. */
    static List<Attempt> in(List<Event> history) {
        Map<Long, Answered> answers = history.stream()
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .collect(Collectors.toMap(Answered::asked, Function.identity()));
        return history.stream()
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .map(asked -> {
                    Answered answer = answers.get(asked.number());
                    return answer == null ? unanswered(asked) : answered(asked, answer);
                })
                .toList();
    }

    private static Attempt answered(Asked asked, Answered answer) {
        return new Attempt(asked.guess(), answer.outcome(), asked.number(), answer.number(), asked.at(), answer.at());
    }

    private static Attempt unanswered(Asked asked) {
        return new Attempt(asked.guess(), Outcome.UNKNOWN, asked.number(), Long.MAX_VALUE, asked.at(), Instant.MAX);
    }

    boolean is(Outcome wanted) {
        return outcome == wanted;
    }

    /** Whether it has cleared the failures, or may have. */
    boolean mayHaveSucceeded() {
        return outcome == Outcome.GRANTED || (outcome.isOpen() && guess.mayBeRight());
    }

    @Override
    public String toString() {
        return "#" + from + " " + guess + ": " + outcome;
    }
}
