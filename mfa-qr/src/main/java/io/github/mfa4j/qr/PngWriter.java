package io.github.mfa4j.qr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes modules as a greyscale PNG of one bit a pixel (PNG third edition, W3C 2025).
 *
 * <p>By hand, because the JDK's own writer comes with AWT, and because a QR code is so regular: each row of modules is
 * one scanline, and the scanlines below it say "as above" (filter type Up, all zero), which costs next to nothing to
 * compress.
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    /** Length, type and checksum. */
    private static final int CHUNK_OVERHEAD = 12;

    private static final byte FILTER_UP = 2;

    private PngWriter() {}

    /**
     * An image of exactly {@code size} pixels each way. Every module gets the same whole number of pixels; what is left
     * over widens the quiet zone.
     */
    static byte[] write(Modules modules, int size) {
        byte[] pixels = deflate(scanlines(modules, size));
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(size)
                .putInt(size)
                .put((byte) 1) // bit depth; colour type, compression, filter and interlace methods stay 0
                .array();
        ByteBuffer png = ByteBuffer.allocate(SIGNATURE.length + 3 * CHUNK_OVERHEAD + header.length + pixels.length);
        png.put(SIGNATURE);
        putChunk(png, "IHDR", header);
        putChunk(png, "IDAT", pixels);
        putChunk(png, "IEND", new byte[0]);
        return png.array();
    }

    private static byte[] scanlines(Modules modules, int size) {
        int side = modules.side();
        int scale = modules.scale(size);
        int start = modules.offset(size);
        int stride = 1 + (size + 7) / 8;
        byte[] lines = new byte[stride * size];
        for (int y = 1; y < size; y++) {
            lines[y * stride] = FILTER_UP;
        }
        paintWhite(lines, 0, stride);
        for (int row = 0; row < side; row++) {
            int line = (start + row * scale) * stride;
            paintWhite(lines, line, stride);
            for (int column = 0; column < side; column++) {
                if (modules.dark(column, row)) {
                    paintBlack(lines, line + 1, start + column * scale, scale);
                }
            }
        }
        return lines; // what is below repeats the last row, which is of the quiet zone
    }

    private static void paintWhite(byte[] lines, int line, int stride) {
        lines[line] = 0;
        Arrays.fill(lines, line + 1, line + stride, (byte) 0xff);
    }

    private static void paintBlack(byte[] lines, int line, int x, int width) {
        for (int pixel = x; pixel < x + width; pixel++) {
            lines[line + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
        }
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(data);
            deflater.finish();
            byte[] out = new byte[256 + data.length / 8];
            int length = deflater.deflate(out);
            while (!deflater.finished()) {
                out = Arrays.copyOf(out, 2 * out.length);
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    private static void putChunk(ByteBuffer png, String type, byte[] data) {
        png.putInt(data.length);
        int checked = png.position();
        png.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(png.duplicate().flip().position(checked));
        png.putInt((int) crc.getValue());
    }
}
