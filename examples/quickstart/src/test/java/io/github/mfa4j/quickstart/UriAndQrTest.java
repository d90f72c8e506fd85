package io.github.mfa4j.quickstart;

import static io.github.mfa4j.quickstart.CodeCommandTest.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around the otpauth URI, one after the other as a script would use them. */
class UriAndQrTest {

    private static final String URI = Program.run(
                    "uri",
                    "--issuer",
                    "Büro & Söhne",
                    "--account",
                    "zoë@example.com",
                    "--secret",
                    SECRET,
                    "--algorithm",
                    "SHA256",
                    "--digits",
                    "8",
                    "--period",
                    "60")
            .out()
            .strip();

    @TempDir
    private Path folder;

    @Test
    void theUriIsWhatAppsRead() {
        assertThat(URI)
                .isEqualTo("otpauth://totp/B%C3%BCro%20%26%20S%C3%B6hne:zo%C3%AB%40example.com?secret=" + SECRET
                        + "&issuer=B%C3%BCro%20%26%20S%C3%B6hne&algorithm=SHA256&digits=8&period=60");
    }

    @Test
    void parsePrintsEverythingDecoded() {
        assertThat(Program.run("parse", URI)).isEqualTo(new Program(Exit.YES, """
                        type=totp
                        issuer=Büro & Söhne
                        account=zoë@example.com
                        secret=%s
                        algorithm=SHA256
                        digits=8
                        period=60
                        """.replace("%s", SECRET), ""));
    }

    @Test
    void parsePrintsDefaults() {
        assertThat(Program.run("parse", "otpauth://totp/alice?secret=" + SECRET).out())
                .isEqualTo("type=totp\nissuer=\naccount=alice\nsecret=" + SECRET
                        + "\nalgorithm=SHA1\ndigits=6\nperiod=30\n");
    }

    @Test
    void parsePrintsTheCounterOfACounterBasedSecret() {
        assertThat(Program.run("parse", "otpauth://hotp/alice?secret=" + SECRET + "&counter=7")
                        .out())
                .endsWith("digits=6\ncounter=7\n");
    }

    @Test
    void thePngHoldsTheUri() throws Exception {
        Path png = folder.resolve("code.png");

        assertThat(Program.run("qr", URI, "--png", png.toString(), "--size", "400"))
                .isEqualTo(new Program(Exit.YES, "", ""));

        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsOnly(400);
        assertThat(decoded(image)).isEqualTo(URI);
    }

    @Test
    void thePngHasASizeOfItsOwn() throws Exception {
        Path png = folder.resolve("code.png");
        Program.run("qr", URI, "--png", png.toString());

        assertThat(decoded(ImageIO.read(png.toFile()))).isEqualTo(URI);
    }

    @Test
    void theSvgHasTheSizeAsked() throws Exception {
        Path svg = folder.resolve("code.svg");

        assertThat(Program.run("qr", URI, "--svg", svg.toString(), "--size", "400"))
                .isEqualTo(new Program(Exit.YES, "", ""));

        assertThat(Files.readString(svg)).startsWith("<svg").contains("width=\"400\"");
    }

    @Test
    void withoutAFileTheTerminalHoldsTheUri() throws Exception {
        Program run = Program.run("qr", URI);

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(decoded(photographed(run.out()))).isEqualTo(URI);
    }

    /** The terminal as a camera sees it: eight pixels for each half block. */
    private static BufferedImage photographed(String text) {
        List<String> lines = text.replaceAll("\u001b\\[[0-9;]*m", "").lines().toList();
        int scale = 8;
        BufferedImage image =
                new BufferedImage(lines.get(0).length() * scale, 2 * lines.size() * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                char block = lines.get(y / scale / 2).charAt(x / scale);
                boolean upper = y / scale % 2 == 0;
                boolean dark = block == '█' || block == (upper ? '▀' : '▄');
                image.setRGB(x, y, dark ? 0 : 0xffffff);
            }
        }
        return image;
    }

    private static String decoded(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
