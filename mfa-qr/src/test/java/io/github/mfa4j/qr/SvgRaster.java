package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Draws the one kind of SVG that this library writes: a white ground and black rectangles of whole modules. */
final class SvgRaster {
    private static final Pattern RECTANGLE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
    private static final Pattern TRANSFORM = Pattern.compile("translate\\((\\d+) \\1\\) scale\\((\\d+)\\)");

    private SvgRaster() {}

    static Element parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The picture at the document's own size. */
    static Picture draw(String svg) {
        Element root = parse(svg);
        int size = Integer.parseInt(root.getAttribute("width"));
        assertThat(root.getAttribute("height")).isEqualTo(root.getAttribute("width"));
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 " + size + " " + size);
        Element ground = (Element) root.getElementsByTagName("rect").item(0);
        assertThat(ground.getAttribute("fill")).isEqualTo("#fff");
        Picture picture = Picture.blank(size, size, Picture.WHITE);

        Element path = (Element) root.getElementsByTagName("path").item(0);
        assertThat(path.getAttribute("fill")).isEqualTo("#000");
        Matcher transform = TRANSFORM.matcher(path.getAttribute("transform"));
        assertThat(transform.matches()).isTrue();
        int offset = number(transform, 1);
        int scale = number(transform, 2);
        Matcher rectangle = RECTANGLE.matcher(path.getAttribute("d"));
        int end = 0;
        while (rectangle.find()) {
            assertThat(rectangle.start()).isEqualTo(end);
            int x = offset + scale * number(rectangle, 1);
            int y = offset + scale * number(rectangle, 2);
            picture.fill(x, y, scale * number(rectangle, 3), scale, Picture.BLACK);
            end = rectangle.end();
        }
        assertThat(end).isEqualTo(path.getAttribute("d").length());
        return picture;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
