package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page as Markdown: what was measured, on what, and whether the goals were met. */
final class Page {

    private static final List<Comparison> CODES = Comparisons.codes();
    private static final List<Comparison> VERIFICATIONS = Comparisons.verifications();

    private final Results results;

    Page(Results results) {
        this.results = results;
    }

    String toMarkdown() {
        return String.join(
                "\n",
                Prose.INTRODUCTION,
                goals(),
                Prose.RUNS,
                runs(),
                Prose.CODES,
                codes(this::timeCell),
                Prose.CODES_ALLOCATION,
                codes(this::bytesCell),
                Prose.QR,
                qr(),
                Prose.VERIFICATION,
                verifications(),
                Prose.VERIFICATION_NOTES,
                Prose.STORES,
                stores());
    }

    private String goals() {
        return Markdown.table(
                List.of("goal", "asked", "measured", "closest in", "verdict"),
                GoalCheck.all(results).stream()
                        .map(check -> List.of(
                                check.goal(), check.asked(), check.measured(), check.where(), check.verdict())));
    }

    private String runs() {
        return Markdown.table(
                List.of("run", "date", "machine", "load before", "after", "each row"),
                results.runs().entrySet().stream().map(entry -> {
                    SectionRun run = entry.getValue();
                    return List.of(
                            entry.getKey().title(),
                            run.date(),
                            run.machine().inWords(),
                            Figures.load(run.loadBefore()),
                            Figures.load(run.loadAfter()),
                            run.plan());
                }));
    }

    private String codes(Cell cell) {
        List<String> head = CODES.get(0).entries().map(Entry::label).toList();
        return Markdown.table(
                join("operation", head.stream()),
                CODES.stream().map(row -> join(row.title(), row.entries().map(entry -> cell.of(row, entry)))));
    }

    private interface Cell {
        String of(Comparison row, Entry entry);
    }

    private String timeCell(Comparison row, Entry entry) {
        return show(entry, found -> Figures.time(found.coreNanos())) + besideOurs(row, entry, Measurement::coreNanos);
    }

    private String bytesCell(Comparison row, Entry entry) {
        return show(entry, found -> Figures.bytes(found.bytes()));
    }

    private String qr() {
        return Markdown.table(
                List.of("work", "time on a core", "time that passed", "allocated"),
                rows(
                        Comparisons.QR,
                        entry -> List.of(
                                show(entry, found -> Figures.time(found.coreNanos())),
                                show(entry, found -> Figures.time(found.passedNanos())),
                                show(entry, found -> Figures.bytes(found.bytes())))));
    }

    private String verifications() {
        return Markdown.table(
                List.of("work", "a second per core", "time on a core", "time that passed", "allocated"),
                rows(
                        VERIFICATIONS,
                        entry -> List.of(
                                show(entry, found -> Figures.grouped(1e9 / found.coreNanos())),
                                show(entry, found -> Figures.time(found.coreNanos())),
                                show(entry, found -> Figures.time(found.passedNanos())),
                                show(entry, found -> Figures.bytes(found.bytes())))));
    }

    private String stores() {
        if (!results.runs().containsKey(Section.STORES)) {
            return Prose.STORES_NOT_MEASURED;
        }
        return Prose.STORES_CHART
                + StoreComparisons.CLIENTS.stream()
                        .map(clients -> "\n" + Figures.clients(clients) + ":\n\n" + stores(clients))
                        .collect(Collectors.joining())
                + Prose.STORES_NOTES;
    }

    private String stores(int clients) {
        return Markdown.table(
                List.of("operation", "mfa4j", "Spring", "floor", "of Spring", "of the floor"),
                StoreComparisons.with(clients).stream()
                        .map(row -> List.of(
                                row.title(),
                                latency(List.of(row.ours())),
                                latency(row.peers()),
                                latency(row.floor()),
                                share(row, row.peers()),
                                share(row, row.floor()))));
    }

    private String latency(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> results.latency(entry.measurement()).stream())
                .map(Figures::latency)
                .findFirst()
                .orElse(Figures.NONE);
    }

    /** Ours a second, divided by another's. */
    private String share(Comparison row, List<Entry> others) {
        return others.stream()
                .flatMap(other -> results.latency(other.measurement()).stream())
                .flatMap(other -> results.latency(row.ours().measurement()).stream()
                        .map(ours -> Figures.ratio(ours.perSecond() / other.perSecond())))
                .findFirst()
                .orElse(Figures.NONE);
    }

    /** One row for each entry of each comparison; one that several share has a single row. */
    private static Stream<List<String>> rows(List<Comparison> comparisons, Function<Entry, List<String>> figures) {
        return comparisons.stream()
                .flatMap(comparison -> comparison
                        .entries()
                        .map(entry -> join(
                                isShared(entry, comparisons)
                                        ? entry.label()
                                        : comparison.title() + ": " + entry.label(),
                                figures.apply(entry).stream())))
                .distinct();
    }

    private static boolean isShared(Entry entry, List<Comparison> comparisons) {
        return comparisons.stream().filter(other -> other.has(entry)).count() > 1;
    }

    private String show(Entry entry, Function<Measurement, String> figure) {
        return results.find(entry.measurement()).map(figure).orElse(Figures.NONE);
    }

    private String besideOurs(Comparison row, Entry entry, Function<Measurement, Double> figure) {
        if (entry.equals(row.ours())) {
            return "";
        }
        return results.find(entry.measurement())
                .flatMap(other -> results.find(row.ours().measurement())
                        .map(ours -> " (" + Figures.ratio(figure.apply(other) / figure.apply(ours)) + ')'))
                .orElse("");
    }

    private static List<String> join(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
