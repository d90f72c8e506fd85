package io.github.mfa4j.codes;

/** Character classes of ASCII alone; those of {@link Character} take in every script of Unicode. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLetter(int c) {
        return isUpper(c) || (c >= 'a' && c <= 'z');
    }
}
