package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.spring.security.pages.Browser.Screen;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Many pictures on one, three in a row, in few enough colours to be a small file. */
final class ContactSheet {

    private static final int COLOURS = 64;
    private static final int SURFACES = 8;
    private static final int ALIKE = 0xe0e0e0;
    private static final int COLUMNS = 3;
    private static final int GAP = 8;

    /** What is left of a desktop's margins beside the page, before it is made smaller. */
    private static final int KEPT = 600;

    private static final double SCALE = 0.55;

    private ContactSheet() {}

    static byte[] of(Browser browser, Path folder, Screen screen, List<byte[]> pictures) throws IOException {
        int width = (int) (SCALE * Math.min(screen.width(), KEPT));
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><style>body { margin: 0; background: #808080; display: grid;"
                        + " grid-template-columns: repeat(" + COLUMNS + ", " + width + "px); gap: " + GAP
                        + "px; padding: " + GAP
                        + "px; width: max-content; align-items: start; } div { overflow: hidden; display: flex;"
                        + " justify-content: center; } img { width: " + SCALE * screen.width() + "px; }</style>");
        for (byte[] picture : pictures) {
            page.append("<div><img src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(picture))
                    .append("\"></div>");
        }
        Screen sheet = new Screen("sheet", COLUMNS * (width + GAP) + GAP, 100, false, "light");
        browser.open(
                sheet,
                Files.writeString(folder.resolve("sheet.html"), page, StandardCharsets.UTF_8)
                        .toUri()
                        .toString());
        return fewColours(browser.picture(sheet));
    }

    private static byte[] fewColours(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int[] palette = palette(pixels);
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage indexed =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int index = nearest.computeIfAbsent(pixels[i] & 0xffffff, colour -> nearest(palette, colour));
            indexed.getRaster().setSample(i % image.getWidth(), i / image.getWidth(), 0, index);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(indexed, "png", out);
        return out.toByteArray();
    }

    /** The colours of the surfaces, then of those that look alike the commonest. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        Map<Integer, Integer> groups = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
            groups.merge(pixel & ALIKE, 1, Integer::sum);
        }
        List<Integer> colours = commonest(counts);
        Stream<Integer> shades = commonest(groups).stream()
                .map(group -> colours.stream()
                        .filter(colour -> (colour & ALIKE) == group)
                        .findFirst()
                        .orElseThrow());
        return Stream.concat(colours.stream().limit(SURFACES), shades)
                .distinct()
                .limit(COLOURS)
                .mapToInt(colour -> colour)
                .toArray();
    }

    private static List<Integer> commonest(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (one >> shift & 255) - (other >> shift & 255);
            sum += difference * difference;
        }
        return sum;
    }
}
