package io.github.mfa4j.codes;

import org.jspecify.annotations.Nullable;

/**
 * Shows where a code went, enough for its owner to recognise and too little for a stranger to learn.
 *
 * <p>Only ASCII letters and digits are ever shown, so no line break, direction mark or look-alike gets through. Hidden
 * text is always three asterisks, so its length does not show either.
 *
 * <ul>
 *   <li>Mail, anything with a character before and after its last {@code @}: {@code a***@e***.com}. Of the local part,
 *       and of the domain before its last dot, the first character is shown if there are three or more: a third at
 *       most. The top-level domain is shown if it is 2 to 6 ASCII letters.
 *   <li>Phone, a number of ASCII digits, possibly with a leading {@code +} and with spaces, dots, dashes, slashes and
 *       brackets: {@code ***67}. The last two digits are shown if there are six or more: a third at most.
 *   <li>Anything else, and anything longer than 320 characters (the longest mailbox, RFC 5321 section 4.5.3.1):
 *       {@code ***}.
 * </ul>
 */
final class DestinationMask {

    private static final String HIDDEN = "***";
    private static final int MAX_LENGTH = 320;
    private static final int ONE_IN = 3;
    private static final int PHONE_SHOWN = 2;
    private static final int MIN_TOP_LEVEL = 2;
    private static final int MAX_TOP_LEVEL = 6;
    private static final String PHONE_SEPARATORS = " .-/()";

    private DestinationMask() {}

    /** The destination masked by the rule above; never throws, whatever it is given. */
    static String mask(@Nullable String destination) {
        if (destination == null || destination.length() > MAX_LENGTH) {
            return HIDDEN;
        }
        int at = destination.lastIndexOf('@');
        if (at > 0 && at < destination.length() - 1) {
            return maskStart(destination.substring(0, at)) + '@' + maskDomain(destination.substring(at + 1));
        }
        return maskPhone(destination);
    }

    private static String maskDomain(String domain) {
        int dot = domain.lastIndexOf('.');
        if (dot < 0) {
            return maskStart(domain);
        }
        String topLevel = domain.substring(dot + 1);
        boolean known = topLevel.length() >= MIN_TOP_LEVEL
                && topLevel.length() <= MAX_TOP_LEVEL
                && topLevel.chars().allMatch(Ascii::isLetter);
        return maskStart(domain.substring(0, dot)) + (known ? '.' + topLevel : "");
    }

    private static String maskStart(String part) {
        boolean shown = part.length() >= ONE_IN && (Ascii.isLetter(part.charAt(0)) || Ascii.isDigit(part.charAt(0)));
        return shown ? part.charAt(0) + HIDDEN : HIDDEN;
    }

    private static String maskPhone(String number) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (Ascii.isDigit(c)) {
                digits.append(c);
            } else if (PHONE_SEPARATORS.indexOf(c) < 0 && !(c == '+' && i == 0)) {
                return HIDDEN;
            }
        }
        boolean shown = digits.length() >= ONE_IN * PHONE_SHOWN;
        return shown ? HIDDEN + digits.substring(digits.length() - PHONE_SHOWN) : HIDDEN;
    }
}
