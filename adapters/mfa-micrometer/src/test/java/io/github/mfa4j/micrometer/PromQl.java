package io.github.mfa4j.micrometer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of a query as it takes to tell what it names. */
record PromQl(String text) {

    private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z0-9_]*)\\{([^}]*)\\}");
    private static final Pattern BARE_METRIC = Pattern.compile("\\b(mfa_[a-z0-9_]+)(?!\\{)\\b");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Every metric the query names. */
    Set<String> metrics() {
        return Stream.concat(
                        SELECTOR.matcher(text).results().map(found -> found.group(1)),
                        BARE_METRIC.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    /** Every label that series are chosen by. */
    Set<String> matched() {
        return matchers().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Every value that series are chosen by, but those that are chosen above the dashboard. */
    Set<String> values() {
        return matchers()
                .flatMap(found -> Arrays.stream(found.group(2).split("\\|", -1)))
                .filter(value -> !value.startsWith("$"))
                .collect(Collectors.toSet());
    }

    /** Every label that the result has. */
    Set<String> grouped() {
        return BY.matcher(text)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(", ", -1)))
                .collect(Collectors.toSet());
    }

    /** Whatever is left: functions and keywords. */
    List<String> words() {
        String rest = BY.matcher(SELECTOR.matcher(text).replaceAll("")).replaceAll("by");
        return WORD.matcher(BARE_METRIC.matcher(rest).replaceAll("").replaceAll("\\[[^]]*]|offset [0-9]+m", ""))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private Stream<MatchResult> matchers() {
        return SELECTOR.matcher(text)
                .results()
                .flatMap(selector -> MATCHER.matcher(selector.group(2)).results());
    }
}
