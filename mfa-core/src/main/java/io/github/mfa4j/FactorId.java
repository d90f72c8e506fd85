package io.github.mfa4j;

/**
 * The name of a factor in one installation, such as {@code totp} or {@code mail}. It is part of stored state: renaming a
 * factor orphans what its users enrolled.
 *
 * @param value 1 to 32 characters: a lower-case ASCII letter, then letters, digits and dashes
 */
public record FactorId(String value) {

    /**
     * Checks the form.
     *
     * @param value 1 to 32 characters: a lower-case ASCII letter, then letters, digits and dashes
     * @throws IllegalArgumentException if the value has another form
     */
    public FactorId {
        Name.check("factor id", value, 'a', '-');
    }

    @Override
    public String toString() {
        return value;
    }
}
