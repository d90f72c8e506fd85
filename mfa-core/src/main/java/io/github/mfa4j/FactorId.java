package io.github.mfa4j;

import java.util.regex.Pattern;

/**
 * The name of a factor in one installation, such as {@code totp} or {@code mail}. It is part of stored state: renaming a
 * factor orphans what its users enrolled.
 *
 * @param value 1 to 32 characters: a lower-case ASCII letter, then letters, digits and dashes
 */
public record FactorId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /**
     * Checks the form.
     *
     * @param value 1 to 32 characters: a lower-case ASCII letter, then letters, digits and dashes
     * @throws IllegalArgumentException if the value has another form
     */
    public FactorId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("factor id is \"" + value + "\", allowed is " + FORM);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
