package io.github.mfa4j.qr;

import java.util.Base64;

/**
 * A QR code of a text, to be shown as PNG, SVG or in a terminal.
 *
 * <p>A code of an {@code otpauth://} URI is the secret in another shape. Show it once, over TLS, on a page that is not
 * cached ({@code Cache-Control: no-store}); write it to no file and no log. {@code toString} does not reveal the text.
 *
 * <p>Immutable and safe for use by many threads. Needs no desktop: it works without AWT, temporary files or network.
 *
 * <p>Sizes are the width and height of the whole square in pixels, from two pixels per module (see {@link #modules()}),
 * which decoders of images need, up to {@value #MAX_SIZE}. Every module has the same whole number of pixels; what is left
 * over widens the quiet zone. A phone's camera wants about four pixels per module, and not too much text: 200 characters
 * are easily read from a screen, 1000 are not.
 */
public final class QrCode {
    /** The largest width and height of an image, in pixels. */
    public static final int MAX_SIZE = 4096;
    /** The quiet zone that ISO/IEC 18004 asks for, in modules: the default. */
    public static final int DEFAULT_MARGIN = 4;
    /** The narrowest quiet zone, in modules: without any, decoders miss codes. */
    public static final int MIN_MARGIN = 1;
    /** The widest quiet zone, in modules. */
    public static final int MAX_MARGIN = 16;

    private static final int MIN_SCALE = 2;
    private static final int MAX_TITLE_LENGTH = 256;

    private final Modules modules;
    private final ErrorCorrection level;

    private QrCode(Modules modules, ErrorCorrection level) {
        this.modules = modules;
        this.level = level;
    }

    /**
     * Encodes a text at error correction {@link ErrorCorrection#M M}.
     *
     * @param text what a scanner shall read, 1 to 2330 bytes of UTF-8
     * @return the code, with a quiet zone of four modules
     * @throws IllegalArgumentException if the text is empty, too long or contains an unpaired surrogate
     */
    public static QrCode of(String text) {
        return of(text, ErrorCorrection.M);
    }

    /**
     * Encodes a text.
     *
     * @param text what a scanner shall read, 1 to {@link ErrorCorrection#maxBytes()} bytes of UTF-8
     * @param level how much damage the code survives
     * @return the code, with a quiet zone of four modules
     * @throws IllegalArgumentException if the text is empty, too long or contains an unpaired surrogate
     */
    public static QrCode of(String text, ErrorCorrection level) {
        return new QrCode(new Modules(SymbolEncoder.encode(text, level), DEFAULT_MARGIN), level);
    }

    /**
     * The same code with another quiet zone. Below four modules the surroundings must be light, or scanners may fail.
     *
     * @param margin width of the quiet zone in modules, {@value #MIN_MARGIN} to {@value #MAX_MARGIN}
     * @return a code that differs from this one in its quiet zone only
     * @throws IllegalArgumentException if the margin is out of range
     */
    public QrCode withMargin(int margin) {
        if (margin < MIN_MARGIN || margin > MAX_MARGIN) {
            throw new IllegalArgumentException(
                    "margin is " + margin + ", allowed are " + MIN_MARGIN + " to " + MAX_MARGIN + " modules");
        }
        return new QrCode(modules.withMargin(margin), level);
    }

    /**
     * The width and height of this code in modules, quiet zone included.
     *
     * @return the number of modules; half the smallest size in pixels
     */
    public int modules() {
        return modules.side();
    }

    /**
     * Draws this code as a PNG image (greyscale, one bit a pixel).
     *
     * @param size width and height in pixels, twice {@link #modules()} to {@value #MAX_SIZE}
     * @return the PNG file
     * @throws IllegalArgumentException if the size is out of range
     */
    public byte[] toPng(int size) {
        return PngWriter.write(modules, checkedSize(size));
    }

    /**
     * Draws this code as a PNG image whose size follows from its modules.
     *
     * @param pixelsPerModule width and height of one module in pixels, from 2 to as many as keep the image within
     *     {@value #MAX_SIZE} pixels each way
     * @return the PNG file
     * @throws IllegalArgumentException if the scale is out of range
     */
    public byte[] toPngAtScale(int pixelsPerModule) {
        int max = MAX_SIZE / modules();
        if (pixelsPerModule < MIN_SCALE || pixelsPerModule > max) {
            throw new IllegalArgumentException("pixelsPerModule is " + pixelsPerModule + ", allowed are " + MIN_SCALE
                    + " to " + max + " for a code of " + modules() + " modules");
        }
        return PngWriter.write(modules, pixelsPerModule * modules());
    }

    /**
     * Draws this code as a {@code data:} URI for the {@code src} of an HTML image. A content security policy must allow
     * {@code img-src data:}.
     *
     * @param size width and height in pixels, twice {@link #modules()} to {@value #MAX_SIZE}
     * @return the PNG file in Base64, after {@code data:image/png;base64,}
     * @throws IllegalArgumentException if the size is out of range
     */
    public String toPngDataUri(int size) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(toPng(size));
    }

    /**
     * Draws this code as an SVG document without a title. It can be inlined in HTML as it is.
     *
     * @param size width and height in pixels, twice {@link #modules()} to {@value #MAX_SIZE}; a style sheet may change them
     * @return the SVG document
     * @throws IllegalArgumentException if the size is out of range
     */
    public String toSvg(int size) {
        return SvgWriter.write(modules, checkedSize(size), null);
    }

    /**
     * Draws this code as an SVG document that screen readers announce by a title, such as "QR code to set up your
     * authenticator app". The title must not contain the secret.
     *
     * @param size width and height in pixels, twice {@link #modules()} to {@value #MAX_SIZE}; a style sheet may change them
     * @param title plain text of 1 to 256 characters without control characters; it is escaped
     * @return the SVG document
     * @throws IllegalArgumentException if the size is out of range, or the title is empty, too long or not plain text
     */
    public String toSvg(int size, String title) {
        PlainText.check("title", title, MAX_TITLE_LENGTH);
        return SvgWriter.write(modules, checkedSize(size), title);
    }

    /**
     * Draws this code with half blocks (U+2580, U+2584, U+2588), for output in UTF-8.
     *
     * @param style what the terminal looks like, or {@link TerminalStyle#ANSI} where that is not known
     * @return lines of {@link #modules()} characters, each ended by a line feed
     */
    public String toTerminal(TerminalStyle style) {
        return TerminalWriter.write(modules, style);
    }

    /** Says how large the code is, never what it holds. */
    @Override
    public String toString() {
        return "QrCode[modules=" + modules() + ", errorCorrection=" + level + "]";
    }

    private int checkedSize(int size) {
        int min = MIN_SCALE * modules();
        if (size < min || size > MAX_SIZE) {
            throw new IllegalArgumentException("size is " + size + ", allowed are " + min + " to " + MAX_SIZE
                    + " pixels for a code of " + modules() + " modules");
        }
        return size;
    }
}
