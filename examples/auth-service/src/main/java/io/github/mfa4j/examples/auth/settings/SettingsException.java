package io.github.mfa4j.examples.auth.settings;

import java.util.List;

/** The environment variables are wrong; the message names all that is. */
final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(List<String> problems) {
        super(String.join(
                System.lineSeparator(),
                problems.stream().map(problem -> "- " + problem).toList()));
    }
}
