package io.github.mfa4j;

/** The form of names in stored state. It is checked whenever one is read, so without the cost of a regular expression. */
final class Name {

    private static final int MAX_LENGTH = 32;

    private Name() {}

    /** Wants a letter of the case of {@code a}, then such letters, digits and the joiner. */
    static void check(String what, String name, char a, char joiner) {
        boolean formed = !name.isEmpty() && name.length() <= MAX_LENGTH && isLetter(name.charAt(0), a);
        for (int i = 1; formed && i < name.length(); i++) {
            char c = name.charAt(i);
            formed = isLetter(c, a) || (c >= '0' && c <= '9') || c == joiner;
        }
        if (!formed) {
            String letters = a + "-" + (char) (a + 25);
            throw new IllegalArgumentException(what + " is \"" + name + "\", allowed is [" + letters + "][" + letters
                    + "0-9" + joiner + "]{0," + (MAX_LENGTH - 1) + "}");
        }
    }

    private static boolean isLetter(char c, char a) {
        return c >= a && c < a + 26;
    }
}
