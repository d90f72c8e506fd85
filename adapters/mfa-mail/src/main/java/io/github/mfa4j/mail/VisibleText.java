package io.github.mfa4j.mail;

import java.util.regex.Pattern;

/** Text from outside, made fit to stand in a mail: one short line that looks as it reads and holds nothing like a code. */
final class VisibleText {

    private static final int SHOWN_DIGITS = 3;

    /** The joiners of Persian names and of emoji are format characters that a reader sees the effect of; they stay. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Zs}&&[^\u200c\u200d]]+");

    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}{6,}");

    private VisibleText() {}

    /** One line of at most so many characters: anything a line could be broken or turned around with becomes a space. */
    static String line(String text, int max) {
        String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= max
                ? line
                : line.substring(0, line.offsetByCodePoints(0, max - 1)) + "…";
    }

    /** A name whose long numbers show only their last digits, so that the code is the only thing that looks like one. */
    static String name(String text, int max) {
        return withoutLongNumbers(line(text, max));
    }

    /** A text whose long numbers show only their last digits. */
    static String withoutLongNumbers(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(number -> {
            String digits = number.group();
            int shown = digits.offsetByCodePoints(digits.length(), -SHOWN_DIGITS);
            return "•".repeat(digits.codePointCount(0, shown)) + digits.substring(shown);
        });
    }

    /** Whether a reader could take a part of it for a code. */
    static boolean looksLikeACode(String text) {
        return LONG_NUMBER.matcher(text).find();
    }
}
