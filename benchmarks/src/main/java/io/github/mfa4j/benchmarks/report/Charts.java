package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.BarChart.Bar;
import io.github.mfa4j.benchmarks.report.BarChart.Group;
import io.github.mfa4j.benchmarks.report.BarChart.Kind;
import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The charts of the page, by file name. */
final class Charts {

    private static final int MANY = Collections.max(StoreComparisons.CLIENTS);

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
                        coreNanos(results),
                        Figures::time));
        if (results.runs().containsKey(Section.STORES)) {
            charts.put(
                    "stores.svg",
                    chart(
                            "Operations a second on a store, " + Figures.clients(MANY) + ": longer is better",
                            StoreComparisons.with(MANY),
                            entry -> results.latency(entry.measurement()).map(Latency::perSecond),
                            Figures::grouped));
        }
        return charts;
    }

    private static String times(String title, List<Comparison> comparisons, Results results) {
        return chart(title, comparisons, coreNanos(results), Figures::time);
    }

    private static Value coreNanos(Results results) {
        return entry -> results.find(entry.measurement()).map(Measurement::coreNanos);
    }

    /** How long a bar is; empty if that was not measured. */
    private interface Value {
        Optional<Double> of(Entry entry);
    }

    private static String chart(
            String title, List<Comparison> comparisons, Value value, DoubleFunction<String> figure) {
        List<Group> groups = comparisons.stream()
                .map(comparison -> new Group(
                        comparison.title(),
                        comparison
                                .entries()
                                .map(entry -> bar(comparison, entry, value, figure))
                                .flatMap(Optional::stream)
                                .toList()))
                .toList();
        return new BarChart(title, groups).toSvg();
    }

    private static Optional<Bar> bar(Comparison comparison, Entry entry, Value value, DoubleFunction<String> figure) {
        Kind kind = entry.equals(comparison.ours())
                ? Kind.OURS
                : comparison.floor().contains(entry) ? Kind.FLOOR : Kind.PEER;
        return value.of(entry).map(length -> new Bar(entry.label(), length, figure.apply(length), kind));
    }
}
