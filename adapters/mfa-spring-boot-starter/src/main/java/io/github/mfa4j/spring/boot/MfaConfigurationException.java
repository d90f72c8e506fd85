package io.github.mfa4j.spring.boot;

import java.util.List;
import java.util.stream.Collectors;

/** The settings of second factors are wrong. It names everything that is, each with its remedy, and ends the start. */
public final class MfaConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    MfaConfigurationException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** One that shows only when a bean is made, so that it stands alone. */
    MfaConfigurationException(Problem problem, Exception cause) {
        super(message(List.of(problem)), cause);
        this.problems = List.of(problem);
    }

    private static String message(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.what() + ": " + problem.remedy())
                .collect(Collectors.joining("; ", "second factors cannot start: ", ""));
    }

    /**
     * What is wrong.
     *
     * @return at least one problem
     */
    public List<Problem> problems() {
        return problems;
    }
}
