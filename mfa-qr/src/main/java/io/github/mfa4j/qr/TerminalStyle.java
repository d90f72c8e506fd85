package io.github.mfa4j.qr;

/**
 * How a QR code is drawn in a terminal.
 *
 * <p>Scanners expect dark modules on a light ground, so the two plain styles must match the terminal's colours. A
 * program that cannot know them and writes to a terminal uses {@link #ANSI}.
 */
public enum TerminalStyle {
    /** No colour codes, for light text on a dark ground: the light modules are drawn. */
    DARK,
    /** No colour codes, for dark text on a light ground: the dark modules are drawn. */
    LIGHT,
    /** Black on white by ANSI escape codes (256 colours), whatever the terminal's own colours are. */
    ANSI
}
