package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.ResultMetadataType;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class QrOutputTest {
    private final QrCode code = QrCode.of(Sample.URI);

    @ParameterizedTest
    @ValueSource(ints = {106, 107, 111, 112, 113, 350, 4096})
    void thePngIsGreyscaleOfOneBitAndExactlyTheSizeAskedFor(int size) {
        BufferedImage image = Picture.image(code.toPng(size));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_BINARY);
    }

    @Test
    void thePngHasThreeChunksWithRightChecksumsAndNothingAfterThem() throws DataFormatException {
        ByteBuffer png = ByteBuffer.wrap(code.toPng(350));
        byte[] signature = new byte[8];
        png.get(signature);
        assertThat(HexFormat.of().formatHex(signature)).isEqualTo("89504e470d0a1a0a");
        List<String> types = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        while (png.hasRemaining()) {
            byte[] typeAndContent = new byte[4 + png.getInt()];
            png.get(typeAndContent);
            CRC32 crc = new CRC32();
            crc.update(typeAndContent);
            assertThat(png.getInt()).isEqualTo((int) crc.getValue());
            types.add(new String(typeAndContent, 0, 4, StandardCharsets.US_ASCII));
            contents.add(Arrays.copyOfRange(typeAndContent, 4, typeAndContent.length));
        }
        assertThat(types).containsExactly("IHDR", "IDAT", "IEND");
        assertThat(HexFormat.of().formatHex(contents.get(0))).isEqualTo("0000015e0000015e" + "0100000000");
        int bytes = 350 * (1 + 44);
        byte[] lines = new byte[bytes + 1];
        Inflater inflater = new Inflater();
        inflater.setInput(contents.get(1));
        assertThat(inflater.inflate(lines)).isEqualTo(bytes);
        assertThat(inflater.finished()).isTrue();
        inflater.end();
    }

    @Test
    void everyOutputShowsTheSameModules() {
        for (Sample sample : Sample.ALL) {
            QrCode shown = sample.code();
            Picture modules = TerminalScreen.show(shown.toTerminal(TerminalStyle.LIGHT), TerminalStyle.LIGHT);
            int size = 3 * shown.modules() + 1;
            Picture png = Picture.ofPng(shown.toPng(size));
            assertThat(SvgRaster.draw(shown.toSvg(size)).hasSamePixelsAs(png)).isTrue();
            for (int y = 0; y < shown.modules(); y++) {
                for (int x = 0; x < shown.modules(); x++) {
                    int expected = modules.at(x + TerminalScreen.BORDER, y + TerminalScreen.BORDER);
                    assertThat(png.at(3 * x, 3 * y)).isEqualTo(expected);
                    assertThat(png.at(3 * x + 2, 3 * y + 2)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theSvgRefersToNothingOutsideAndHoldsNoText() {
        String svg = code.toSvg(350);
        Element root = SvgRaster.parse(svg);
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("shape-rendering")).isEqualTo("crispEdges");
        assertThat(root.getElementsByTagName("*").getLength()).isEqualTo(2);
        assertThat(root.getElementsByTagName("path").getLength()).isEqualTo(1);
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "href", "url(", "<!", "<?");
        assertThat(root.getTextContent()).isEmpty();
    }

    @Test
    void theSvgTitleIsEscapedAndAnnounced() {
        String title = "</title><script>alert('1')</script> \"&amp;\" ]]> Zürich \uD83D\uDD11";
        Element root = SvgRaster.parse(code.toSvg(350, title));
        assertThat(root.getAttribute("role")).isEqualTo("img");
        Node first = root.getFirstChild();
        assertThat(first.getNodeName()).isEqualTo("title");
        assertThat(first.getTextContent()).isEqualTo(title);
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "a\nb", "\ud800", "\uffff"})
    void theSvgTitleIsPlainText(String title) {
        assertThatThrownBy(() -> code.toSvg(350, title))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("title ");
    }

    @Test
    void theTerminalTextIsSquare() {
        for (TerminalStyle style : TerminalStyle.values()) {
            assertThat(code.toTerminal(style).lines()).hasSize((code.modules() + 1) / 2);
        }
        // The number of modules is odd: nothing is drawn below the last row.
        assertThat(code.toTerminal(TerminalStyle.DARK)).endsWith("\n" + "▀".repeat(code.modules()) + "\n");
        assertThat(code.toTerminal(TerminalStyle.LIGHT).lines()).allMatch(line -> line.length() == code.modules());
        assertThat(code.toTerminal(TerminalStyle.DARK).lines()).allMatch(line -> line.length() == code.modules());
    }

    /** ISO/IEC 15424: ]Q1 is a code without a character set marker (ECI), ]Q2 one with. */
    @ParameterizedTest
    @ValueSource(strings = {Sample.SECRET, "otpauth://totp/a?secret=x", "~^\\{|}", "12345"})
    void asciiCarriesNoCharacterSetMarker(String text) {
        assertThat(symbology(text)).isEqualTo("]Q1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "日本", "\uD83D\uDD11"})
    void otherTextIsMarkedAsUtf8(String text) {
        assertThat(symbology(text)).isEqualTo("]Q2");
    }

    private static @Nullable Object symbology(String text) {
        return Picture.ofPng(QrCode.of(text).toPng(400))
                .decode()
                .getResultMetadata()
                .get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
    }
}
