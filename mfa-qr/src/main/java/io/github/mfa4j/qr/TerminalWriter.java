package io.github.mfa4j.qr;

/** Writes modules as lines of half blocks: one character is two modules, one above the other, and so about square. */
final class TerminalWriter {
    /** Indexed by upper ink, plus two for lower ink. */
    private static final String BLOCKS = " \u2580\u2584\u2588";
    /** Colours 16 and 231 are pure black and white in every 256-colour palette; the first sixteen follow themes. */
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";

    private static final String RESET = "\u001b[0m";

    private TerminalWriter() {}

    static String write(Modules modules, TerminalStyle style) {
        int side = modules.side();
        boolean ansi = style == TerminalStyle.ANSI;
        StringBuilder text = new StringBuilder((side + 32) * (side / 2 + 1));
        for (int y = 0; y < side; y += 2) {
            text.append(ansi ? BLACK_ON_WHITE : "");
            for (int x = 0; x < side; x++) {
                int upper = ink(modules, x, y, style) ? 1 : 0;
                int lower = ink(modules, x, y + 1, style) ? 2 : 0;
                text.append(BLOCKS.charAt(upper + lower));
            }
            text.append(ansi ? RESET : "").append('\n');
        }
        return text.toString();
    }

    private static boolean ink(Modules modules, int x, int y, TerminalStyle style) {
        boolean dark = modules.dark(x, y);
        return style == TerminalStyle.DARK ? !dark && y < modules.side() : dark;
    }
}
