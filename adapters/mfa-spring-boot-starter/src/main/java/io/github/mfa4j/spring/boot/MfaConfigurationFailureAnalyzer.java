package io.github.mfa4j.spring.boot;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the problems as one report, their remedies under the same numbers. */
final class MfaConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<MfaConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MfaConfigurationException cause) {
        List<Problem> problems = cause.problems();
        return new FailureAnalysis(
                "Second factors cannot start:\n\n" + numbered(problems, Problem::what),
                "\n" + numbered(problems, Problem::remedy),
                cause);
    }

    private static String numbered(List<Problem> problems, Function<Problem, String> text) {
        return IntStream.range(0, problems.size())
                .mapToObj(i -> "    " + (i + 1) + ". " + text.apply(problems.get(i)))
                .collect(Collectors.joining("\n"));
    }
}
