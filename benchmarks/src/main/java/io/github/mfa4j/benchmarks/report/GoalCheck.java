package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.Goal.Outcome;
import io.github.mfa4j.benchmarks.report.Goal.Side;
import io.github.mfa4j.benchmarks.report.Goal.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A goal held against results, in words.
 *
 * @param goal its name
 * @param asked the threshold
 * @param measured the figure closest to it
 * @param where whose figure that is
 * @param verdict met, missed or not measured
 */
record GoalCheck(String goal, String asked, String measured, String where, String verdict) {

    static List<GoalCheck> all(Results results) {
        return Goals.ALL.stream().map(goal -> of(goal, results)).toList();
    }

    private static GoalCheck of(Goal goal, Results results) {
        String threshold = goal.unit() == Unit.TIMES
                ? Figures.threshold(goal.threshold())
                : Figures.grouped(goal.threshold()) + "/s";
        String asked = (goal.side() == Side.AT_LEAST ? "at least " : "at most ") + threshold;
        Optional<Outcome> outcome = goal.outcome(results);
        if (outcome.isEmpty()) {
            return new GoalCheck(goal.name(), asked, Figures.NONE, Figures.NONE, "not measured");
        }
        Outcome worst = outcome.get();
        return new GoalCheck(
                goal.name(), asked, figure(goal, worst.value()), worst.label(), goal.isMetBy(worst) ? "met" : "missed");
    }

    private static String figure(Goal goal, double value) {
        return goal.unit() == Unit.TIMES ? Figures.ratio(value) : Figures.grouped(value) + "/s";
    }

    @Override
    public String toString() {
        return verdict + ": " + goal + ": " + measured + " (" + where + "), asked " + asked;
    }
}
