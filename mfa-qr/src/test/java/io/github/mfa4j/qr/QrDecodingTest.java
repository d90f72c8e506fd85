package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A59: every output is read back, exactly, by two decoders, over sizes, margins and error correction levels. */
class QrDecodingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path directory;

    static Stream<Named<Function<QrCode, byte[]>>> outputs() {
        return Stream.of(
                Named.of("smallest PNG", code -> code.toPng(2 * code.modules())),
                Named.of("PNG with pixels left over", code -> code.toPng(4 * code.modules() - 1)),
                Named.of("PNG of 999 pixels", code -> code.toPng(999)),
                Named.of("PNG at scale 2", code -> code.toPngAtScale(2)),
                Named.of("PNG at scale 3", code -> code.toPngAtScale(3)),
                Named.of("PNG at scale 5", code -> code.toPngAtScale(5)),
                Named.of("data URI", code -> pngOf(code.toPngDataUri(600))),
                Named.of("SVG", code -> SvgRaster.draw(code.toSvg(599)).toPng()),
                Named.of("dark terminal", code -> terminal(code, TerminalStyle.DARK)),
                Named.of("light terminal", code -> terminal(code, TerminalStyle.LIGHT)),
                Named.of("terminal with colours", code -> terminal(code, TerminalStyle.ANSI)));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void a59_zxingReadsTheExactText(Function<QrCode, byte[]> output) {
        for (Sample sample : Sample.ALL) {
            assertThat(Picture.ofPng(output.apply(sample.code())).read())
                    .as(sample.toString())
                    .isEqualTo(sample.text());
        }
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void a59_zbarReadsTheExactText(Function<QrCode, byte[]> output) {
        List<byte[]> pngs =
                Sample.ALL.stream().map(sample -> output.apply(sample.code())).toList();
        assertThat(DebianTool.zbarimg(directory, pngs))
                .isEqualTo(Sample.ALL.stream().map(Sample::text).toList());
    }

    @Test
    void a59_bothReadTheSvgThatRsvgDraws() {
        List<byte[]> pngs = new ArrayList<>();
        for (Sample sample : Sample.ALL) {
            int size = 2 * sample.code().modules() + 7 * pngs.size();
            byte[] png = DebianTool.rsvgConvert(directory, sample.code().toSvg(size, "a <code> & its title"));
            Picture picture = Picture.ofPng(png);
            assertThat(picture.width()).isEqualTo(size);
            assertThat(picture.read()).as(sample.toString()).isEqualTo(sample.text());
            pngs.add(png);
        }
        assertThat(DebianTool.zbarimg(directory, pngs))
                .isEqualTo(Sample.ALL.stream().map(Sample::text).toList());
    }

    @Test
    void a59_bothReadTheUriAtSizesFromTheSmallestOn() {
        QrCode code = QrCode.of(Sample.URI);
        List<byte[]> pngs = new ArrayList<>();
        for (int size = 2 * code.modules(); size < 800; size += 7) {
            byte[] png = code.toPng(size);
            assertThat(Picture.ofPng(png).read()).isEqualTo(Sample.URI);
            pngs.add(png);
        }
        assertThat(DebianTool.zbarimg(directory, pngs)).hasSameSizeAs(pngs).containsOnly(Sample.URI);
    }

    private static byte[] pngOf(String dataUri) {
        String prefix = "data:image/png;base64,";
        assertThat(dataUri).startsWith(prefix);
        return Base64.getDecoder().decode(dataUri.substring(prefix.length()).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] terminal(QrCode code, TerminalStyle style) {
        return TerminalScreen.show(code.toTerminal(style), style).scaled(3).toPng();
    }
}
