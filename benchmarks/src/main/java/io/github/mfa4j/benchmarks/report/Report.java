package io.github.mfa4j.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All files of the report, and what is said at the end of a run. */
public final class Report {

    /** The file that everything else is made from. */
    public static final String RESULTS = "results.json";

    private Report() {}

    /** The text of each file, by its name. */
    public static Map<String, String> files(Results results) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(RESULTS, results.toJson());
        files.put("README.md", new Page(results).toMarkdown());
        files.putAll(Charts.of(results));
        return files;
    }

    /** One line for each goal: met, missed or not measured. */
    public static List<String> verdicts(Results results) {
        return GoalCheck.all(results).stream().map(GoalCheck::toString).toList();
    }
}
