package io.github.mfa4j.examples.auth.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One reading of all variables: what they say, the properties made of it, and what is wrong. */
final class Reading {

    private final Function<Variable, @Nullable String> source;
    private final boolean production;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Reading(Function<Variable, @Nullable String> source, boolean production) {
        this.source = source;
        this.production = production;
    }

    boolean production() {
        return production;
    }

    /** The value; null if it is not set, as an empty one is not: files of variables have lines without a value. */
    @Nullable String text(Variable variable) {
        String value = source.apply(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(Variable variable, String otherwise) {
        String value = text(variable);
        return value == null ? otherwise : value;
    }

    boolean isSet(Variable variable) {
        return text(variable) != null;
    }

    /** A number within a range; the default where there is none, or none in the range. */
    int number(Variable variable, int min, int max, int otherwise) {
        String value = text(variable);
        if (value == null) {
            return otherwise;
        }
        // Digits only: a sign, or digits of another script, is a mistake.
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < min || number > max) {
            problem(variable, "is \"" + value + "\", allowed are " + min + " to " + max);
            return otherwise;
        }
        return number;
    }

    /** Says what is wrong; never with the value of a secret. */
    void problem(Variable variable, String what) {
        problems.add(variable + " " + what);
    }

    /** A value is text, not a template: what looks like a placeholder in a password stays what it is. */
    void property(String name, Object value) {
        properties.put(name, value instanceof String text ? text.replace("${", "\\${") : value);
    }

    Map<String, Object> properties() {
        return properties;
    }

    List<String> problems() {
        return problems;
    }
}
