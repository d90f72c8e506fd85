package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.BarChart.Bar;
import io.github.mfa4j.benchmarks.report.BarChart.Group;
import io.github.mfa4j.benchmarks.report.BarChart.Kind;
import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The charts of the page, by file name. */
final class Charts {

    private Charts() {}

    static Map<String, String> of(Results results) {
        Map<String, String> charts = new LinkedHashMap<>();
        charts.put(
                "generate.svg",
                times("Generate a code: time on a core, shorter is better", Comparisons.GENERATE, results));
        charts.put(
                "verify.svg",
                times("Verify in three steps: time on a core, shorter is better", Comparisons.VERIFY_STEPS, results));
        charts.put("qr.svg", times("A QR code: time on a core, shorter is better", Comparisons.QR, results));
        charts.put(
                "verification.svg",
                chart(
                        "Whole verifications: time on a core, shorter is better",
                        Comparisons.verifications(),
                        results,
                        Measurement::coreNanos,
                        Figures::time));
        return charts;
    }

    private static String times(String title, List<Comparison> comparisons, Results results) {
        return chart(title, comparisons, results, Measurement::coreNanos, Figures::time);
    }

    private static String chart(
            String title,
            List<Comparison> comparisons,
            Results results,
            ToDoubleFunction<Measurement> value,
            DoubleFunction<String> figure) {
        List<Group> groups = comparisons.stream()
                .map(comparison -> new Group(
                        comparison.title(),
                        comparison
                                .entries()
                                .map(entry -> bar(comparison, entry, results, value, figure))
                                .flatMap(Optional::stream)
                                .toList()))
                .toList();
        return new BarChart(title, groups).toSvg();
    }

    private static Optional<Bar> bar(
            Comparison comparison,
            Entry entry,
            Results results,
            ToDoubleFunction<Measurement> value,
            DoubleFunction<String> figure) {
        Kind kind = entry.equals(comparison.ours())
                ? Kind.OURS
                : comparison.floor().contains(entry) ? Kind.FLOOR : Kind.PEER;
        return results.find(entry.measurement())
                .map(value::applyAsDouble)
                .map(length -> new Bar(entry.label(), length, figure.apply(length), kind));
    }
}
