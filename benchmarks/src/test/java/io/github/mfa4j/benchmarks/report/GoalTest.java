package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.benchmarks.report.Goal.Outcome;
import io.github.mfa4j.benchmarks.report.Goal.Quantity;
import io.github.mfa4j.benchmarks.report.Goal.Quotient;
import io.github.mfa4j.benchmarks.report.Goal.Side;
import io.github.mfa4j.benchmarks.report.Goal.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Quotient TWICE = quotient("twice", 2);
    private static final Quotient THRICE = quotient("thrice", 3);
    private static final Quotient UNKNOWN =
            new Quotient("unknown", Quantity.constant(1), Quantity.of("nothing", Measurement::coreNanos));

    private static Quotient quotient(String label, double value) {
        return new Quotient(label, Quantity.constant(value), Quantity.constant(1));
    }

    private static Goal goal(Side side, double threshold, Quotient... quotients) {
        return new Goal("goal", side, threshold, Unit.TIMES, List.of(quotients));
    }

    @Test
    void theWorstQuotientIsTheOutcome() {
        assertThat(goal(Side.AT_LEAST, 1, THRICE, TWICE).outcome(Results.none()))
                .contains(new Outcome("twice", 2));
        assertThat(goal(Side.AT_MOST, 1, THRICE, TWICE).outcome(Results.none())).contains(new Outcome("thrice", 3));
    }

    @Test
    void aGoalIsNotJudgedByAPartOfItsFigures() {
        assertThat(goal(Side.AT_LEAST, 1, TWICE, UNKNOWN).outcome(Results.none()))
                .isEmpty();
    }

    @Test
    void theThresholdItselfMeetsTheGoal() {
        Outcome two = new Outcome("twice", 2);
        assertThat(goal(Side.AT_LEAST, 2, TWICE).isMetBy(two)).isTrue();
        assertThat(goal(Side.AT_LEAST, 2.1, TWICE).isMetBy(two)).isFalse();
        assertThat(goal(Side.AT_MOST, 2, TWICE).isMetBy(two)).isTrue();
        assertThat(goal(Side.AT_MOST, 1.9, TWICE).isMetBy(two)).isFalse();
    }

    @Test
    void figuresOfMeasurementsAreDivided() {
        Quotient peerToOurs = new Quotient(
                "generate",
                Quantity.of("OtpBenchmark.generatePrepared/java-otp", Measurement::bytes),
                Quantity.of("OtpBenchmark.generatePrepared/mfa4j", Measurement::bytes));

        assertThat(goal(Side.AT_LEAST, 1, peerToOurs).outcome(Sample.results())).contains(new Outcome("generate", 2));
    }
}
