package io.github.mfa4j.qr;

import java.util.HexFormat;

/** What a name or a title may consist of: text that shows as what it is, wherever it is shown. */
final class PlainText {
    private PlainText() {}

    static void check(String name, String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength) {
            throw new IllegalArgumentException(
                    name + " of " + text.length() + " characters, allowed are 1 to " + maxLength);
        }
        text.codePoints().filter(PlainText::isForbidden).findFirst().ifPresent(codePoint -> {
            throw new IllegalArgumentException(name + " contains the character U+"
                    + HexFormat.of().withUpperCase().toHexDigits(codePoint, 6));
        });
    }

    /**
     * Control characters and line breaks forge lines of a log or a terminal, directional overrides disguise one name as
     * another (Unicode TR 36), unpaired surrogates and noncharacters have no place in UTF-8 or XML.
     */
    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> isDirectional(codePoint);
            default -> (codePoint & 0xfffe) == 0xfffe;
        };
    }

    private static boolean isDirectional(int codePoint) {
        return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
