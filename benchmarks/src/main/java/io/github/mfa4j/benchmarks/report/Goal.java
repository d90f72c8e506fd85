package io.github.mfa4j.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A promise about figures: every one of some quotients lies on the right side of a threshold.
 *
 * @param name what is promised
 * @param side on which side of the threshold
 * @param threshold the least or greatest quotient allowed
 * @param unit what the quotients are
 * @param quotients what is compared
 */
record Goal(String name, Side side, double threshold, Unit unit, List<Quotient> quotients) {

    enum Side {
        AT_LEAST,
        AT_MOST
    }

    enum Unit {
        TIMES,
        PER_SECOND
    }

    /** A figure that may not have been measured. */
    @FunctionalInterface
    interface Quantity {

        OptionalDouble in(Results results);

        static Quantity of(String measurement, ToDoubleFunction<Measurement> figure) {
            return results ->
                    results.find(measurement).stream().mapToDouble(figure).findFirst();
        }

        /** What was done on a store in a second. */
        static Quantity perSecond(String latency) {
            return results -> results.latency(latency).stream()
                    .mapToDouble(Latency::perSecond)
                    .findFirst();
        }

        static Quantity constant(double value) {
            return results -> OptionalDouble.of(value);
        }
    }

    /**
     * One quantity divided by another.
     *
     * @param label which of the comparisons it is
     * @param above the dividend
     * @param below the divisor
     */
    record Quotient(String label, Quantity above, Quantity below) {

        private Optional<Outcome> in(Results results) {
            OptionalDouble dividend = above.in(results);
            OptionalDouble divisor = below.in(results);
            return dividend.isPresent() && divisor.isPresent()
                    ? Optional.of(new Outcome(label, dividend.getAsDouble() / divisor.getAsDouble()))
                    : Optional.empty();
        }
    }

    /** The quotient that comes closest to breaking the promise, or breaks it by most. */
    record Outcome(String label, double value) {}

    /** The worst of all quotients; empty unless all of them were measured. */
    Optional<Outcome> outcome(Results results) {
        List<Outcome> outcomes = quotients.stream()
                .map(quotient -> quotient.in(results))
                .flatMap(Optional::stream)
                .toList();
        Comparator<Outcome> byValue = Comparator.comparingDouble(Outcome::value);
        return outcomes.size() < quotients.size()
                ? Optional.empty()
                : outcomes.stream().min(side == Side.AT_LEAST ? byValue : byValue.reversed());
    }

    boolean isMetBy(Outcome outcome) {
        return side == Side.AT_LEAST ? outcome.value() >= threshold : outcome.value() <= threshold;
    }
}
