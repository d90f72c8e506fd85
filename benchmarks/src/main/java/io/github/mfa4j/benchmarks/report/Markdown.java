package io.github.mfa4j.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables in Markdown. */
final class Markdown {

    private Markdown() {}

    /** The first column is text, all others are figures. */
    static String table(List<String> head, Stream<List<String>> rows) {
        String rule = "|---|" + "---:|".repeat(head.size() - 1);
        return Stream.of(Stream.of(row(head), rule), rows.map(Markdown::row))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
