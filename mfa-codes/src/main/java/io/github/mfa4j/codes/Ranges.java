package io.github.mfa4j.codes;

/** Refuses a setting out of its range, with a sentence that says what is allowed. */
final class Ranges {

    private Ranges() {}

    static int check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + min + " to " + max);
        }
        return value;
    }
}
