package io.github.mfa4j.servers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A picture in a palette looks like the picture. */
class FewColoursTest {

    private static final int SIDE = 128;

    private static BufferedImage reduced(IntBinaryOperator colour) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return ImageIO.read(new ByteArrayInputStream(FewColours.of(png.toByteArray())));
    }

    @Test
    void fewColoursStayAsTheyAre() throws IOException {
        int[] colours = {0xffffff, 0xfefefe, 0x1a2b3c, 0xff0000};
        BufferedImage image = reduced((x, y) -> colours[(x + y) % colours.length]);

        for (int x = 0; x < SIDE; x++) {
            assertThat(image.getRGB(x, 5) & 0xffffff).isEqualTo(colours[(x + 5) % colours.length]);
        }
    }

    @Test
    void ofManyTheSurfacesStayAndTheOthersComeClose() throws IOException {
        // Two surfaces that look alike, and a gradient below them.
        IntBinaryOperator page = (x, y) -> y < 40 ? 0xfafafa : y < 80 ? 0xf0f0f0 : x << 17 | y << 9 | 0x40;
        BufferedImage image = reduced(page);

        int[] pixels = image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
        assertThat(IntStream.of(pixels).distinct().count()).isBetween(30L, (long) FewColours.COLOURS);
        assertThat(image.getRGB(9, 9) & 0xffffff).isEqualTo(0xfafafa);
        assertThat(image.getRGB(9, 49) & 0xffffff).isEqualTo(0xf0f0f0);
        for (int x = 0; x < SIDE; x++) {
            int red = image.getRGB(x, 100) >> 16 & 255;
            assertThat(red).isBetween(2 * x - 64, 2 * x + 64);
        }
    }
}
