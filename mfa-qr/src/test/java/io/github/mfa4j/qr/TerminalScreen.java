package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A terminal as a camera sees it: its own ground around the text, and two square pixels for each character. */
final class TerminalScreen {
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String RESET = "\u001b[0m";
    static final int BORDER = 2;

    private TerminalScreen() {}

    static Picture show(String text, TerminalStyle style) {
        assertThat(text).endsWith("\n");
        List<String> lines = text.lines().toList();
        boolean ansi = style == TerminalStyle.ANSI;
        int ground = style == TerminalStyle.LIGHT ? Picture.WHITE : Picture.BLACK;
        int paper = ansi ? Picture.WHITE : ground;
        int ink = paper == Picture.WHITE ? Picture.BLACK : Picture.WHITE;
        int columns = (ansi ? withoutColours(lines.get(0)) : lines.get(0)).length();
        Picture screen = Picture.blank(columns + 2 * BORDER, 2 * lines.size() + 2 * BORDER, ground);
        for (int row = 0; row < lines.size(); row++) {
            String line = ansi ? withoutColours(lines.get(row)) : lines.get(row);
            assertThat(line).hasSize(columns);
            for (int column = 0; column < columns; column++) {
                char block = line.charAt(column);
                assertThat(" ▀▄█").contains(String.valueOf(block));
                int x = BORDER + column;
                int y = BORDER + 2 * row;
                screen.fill(x, y, 1, 1, block == '▀' || block == '█' ? ink : paper);
                screen.fill(x, y + 1, 1, 1, block == '▄' || block == '█' ? ink : paper);
            }
        }
        return screen;
    }

    private static String withoutColours(String line) {
        assertThat(line).startsWith(BLACK_ON_WHITE).endsWith(RESET);
        return line.substring(BLACK_ON_WHITE.length(), line.length() - RESET.length());
    }
}
