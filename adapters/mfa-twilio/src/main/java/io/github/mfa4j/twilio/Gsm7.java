package io.github.mfa4j.twilio;

/** The GSM 7-bit default alphabet and its extension, 3GPP TS 23.038 sections 6.2.1 and 6.2.1.1. */
final class Gsm7 {

    /** What one message carries in 140 octets (section 6.1.2.1.1). */
    static final int SEGMENT = 160;

    /** In the order of the table; its 0x1B, which announces a character of the extension, stands for none itself. */
    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each is announced by a septet of its own. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** What a character takes: one septet, two, or none because it is not in the alphabet. */
    static int septets(char character) {
        if (DEFAULT.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(character) >= 0 ? 2 : 0;
    }

    /** What a text takes; characters that are not in the alphabet count nothing. */
    static int septets(String text) {
        return text.chars().map(character -> septets((char) character)).sum();
    }

    /** Whether a character can be sent and does not end a line. */
    static boolean isPrintable(char character) {
        return character >= ' ' && septets(character) > 0;
    }
}
