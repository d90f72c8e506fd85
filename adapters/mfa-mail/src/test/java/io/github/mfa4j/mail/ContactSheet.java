package io.github.mfa4j.mail;

import io.github.mfa4j.mail.Browser.Screen;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Many pictures on one, three in a row, in few enough colours to be a small file. */
final class ContactSheet {

    private static final int COLOURS = 64;
    private static final int COLUMNS = 3;
    private static final int GAP = 8;

    private ContactSheet() {}

    static byte[] of(Browser browser, Screen screen, List<byte[]> pictures) throws IOException {
        int width = screen.phone() ? 250 : 400;
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><style>body { margin: 0; background: #808080; display: grid; "
                        + "grid-template-columns: repeat(3, max-content); gap: 8px; padding: 8px; width: max-content; "
                        + "align-items: start; } img { display: block; width: " + width + "px; }</style>");
        for (byte[] picture : pictures) {
            page.append("<img src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(picture))
                    .append("\">");
        }
        Screen sheet = new Screen("sheet", COLUMNS * (width + GAP) + GAP, 100, false, "light");
        browser.open(sheet, page.toString());
        return fewColours(browser.picture(sheet));
    }

    private static byte[] fewColours(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        int[] palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
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
