package io.github.mfa4j.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pixels as a scanner sees them. The JDK's image classes are used here, and only here in the tests. */
final class Picture {
    static final int BLACK = 0x000000;
    static final int WHITE = 0xffffff;

    private final int width;
    private final int height;
    private final int[] rgb;

    private Picture(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Picture ofPng(byte[] png) {
        BufferedImage image = image(png);
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Picture(
                image.getWidth(),
                image.getHeight(),
                Arrays.stream(rgb).map(pixel -> pixel & WHITE).toArray());
    }

    static Picture blank(int width, int height, int colour) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, colour);
        return new Picture(width, height, rgb);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int x, int y) {
        return rgb[y * width + x];
    }

    void fill(int x, int y, int fillWidth, int fillHeight, int colour) {
        for (int row = y; row < y + fillHeight; row++) {
            Arrays.fill(rgb, row * width + x, row * width + x + fillWidth, colour);
        }
    }

    Picture scaled(int factor) {
        Picture large = blank(width * factor, height * factor, WHITE);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                large.fill(x * factor, y * factor, factor, factor, at(x, y));
            }
        }
        return large;
    }

    byte[] toPng() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    boolean hasSamePixelsAs(Picture other) {
        return width == other.width && Arrays.equals(rgb, other.rgb);
    }

    /** What zxing's reader finds, locating the code in the picture as it would in a photo. */
    Result decode() {
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, rgb);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true));
        } catch (ReaderException e) {
            throw new AssertionError("no code found in " + width + "x" + height, e);
        }
    }

    String read() {
        return decode().getText();
    }
}
