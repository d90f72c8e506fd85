package io.github.mfa4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.UserId;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpParameters;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Holds the README against code that runs. */
class ReadmeTest {

    private static final UserId ALICE = UserId.of("alice");

    @Test
    void theTwentyLinesAreThoseThatRun() {
        Reactor reactor = Reactor.open();
        String source = reactor.document("adapters/mfa-testkit/src/test/java/io/github/mfa4j/testkit/Snippets.java");
        String snippet = source.substring(source.indexOf("// [readme]\n") + 12, source.indexOf("        return false;"))
                .stripTrailing()
                .stripIndent();
        assertThat(snippet.lines().filter(line -> !line.isBlank() && !line.startsWith("//")))
                .hasSizeLessThanOrEqualTo(22);

        assertThat(reactor.document("README.md")).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void theTwentyLinesLogIn() {
        InMemoryUserDirectory users = new InMemoryUserDirectory();
        users.put(ALICE, new UserProfile("alice@example.com", Locale.ENGLISH, Map.of()));
        byte[] key = new byte[KeyRing.KEY_BYTES];

        assertThat(Snippets.readme(key, users, ALICE, new ScanningPage(0))).isTrue();
        assertThat(Snippets.readme(key, users, ALICE, new ScanningPage(40)))
                .as("a code of another time")
                .isFalse();
    }

    /** A user who scans what is shown and types the code of the next time step each time. */
    private static final class ScanningPage implements Snippets.Page {

        private final int stepsOff;
        private int typed;
        private OtpSecret phone = OtpSecret.generate();

        ScanningPage(int stepsOff) {
            this.stepsOff = stepsOff;
        }

        @Override
        public void show(byte[] png) {
            phone = OtpAuthUri.parse(decoded(png)).secret();
        }

        @Override
        public String typed() {
            Duration ahead = TotpParameters.DEFAULT.period().multipliedBy(typed == 0 ? 0 : 1 + stepsOff);
            typed++;
            return Totp.of(TotpParameters.DEFAULT).generate(phone, Instant.now().plus(ahead));
        }

        private static String decoded(byte[] png) {
            try {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
                int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
                RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
                return new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(source)))
                        .getText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ReaderException e) {
                throw new AssertionError("the QR code cannot be read", e);
            }
        }
    }
}
