package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private final QrCode code = QrCode.of("hello");

    @Test
    void countsModulesWithTheQuietZone() {
        assertThat(code.modules()).isEqualTo(21 + 2 * 4);
        assertThat(code.withMargin(1).modules()).isEqualTo(21 + 2);
        assertThat(code.withMargin(16).withMargin(4).modules()).isEqualTo(21 + 2 * 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 17, Integer.MAX_VALUE})
    void refusesAMarginOutOfRange(int margin) {
        assertThatThrownBy(() -> code.withMargin(margin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin is " + margin + ", allowed are 1 to 16 modules");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 57, 4097})
    void refusesASizeOutOfRange(int size) {
        String message = "size is " + size + ", allowed are 58 to 4096 pixels for a code of 29 modules";
        assertThatThrownBy(() -> code.toPng(size)).hasMessage(message).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> code.toPngDataUri(size)).hasMessage(message);
        assertThatThrownBy(() -> code.toSvg(size)).hasMessage(message);
        assertThatThrownBy(() -> code.toSvg(size, "title")).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 1, 142, Integer.MAX_VALUE})
    void refusesAScaleOutOfRange(int scale) {
        assertThatThrownBy(() -> code.toPngAtScale(scale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixelsPerModule is " + scale + ", allowed are 2 to 141 for a code of 29 modules");
    }

    @ParameterizedTest
    @EnumSource
    void holdsAsMuchTextAsItSays(ErrorCorrection level) {
        int max = level.maxBytes();
        assertThat(QrCode.of("x".repeat(max), level).modules()).isEqualTo(177 + 2 * 4);
        assertThat(QrCode.of("é" + "x".repeat(max - 2), level).modules()).isEqualTo(177 + 2 * 4);
        String message =
                "text of " + (max + 1) + " bytes of UTF-8, allowed are 1 to " + max + " at error correction " + level;
        assertThatThrownBy(() -> QrCode.of("x".repeat(max + 1), level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> QrCode.of("é" + "x".repeat(max - 1), level)).hasMessage(message);
    }

    @Test
    void refusesTextThatIsEmptyOrNotUnicode() {
        assertThatThrownBy(() -> QrCode.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text of 0 bytes of UTF-8, allowed are 1 to 2330 at error correction M");
        assertThatThrownBy(() -> QrCode.of("half of a pair: \ud83d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text contains an unpaired surrogate");
    }

    @Test
    void a25_keepsTheTextOutOfToStringAndErrors() {
        assertThat(code).hasToString("QrCode[modules=29, errorCorrection=M]");
        String secret = "otpauth://totp/alice?secret=" + Sample.SECRET;
        assertThatThrownBy(() -> QrCode.of(secret.repeat(50)))
                .hasMessageNotContaining("otpauth")
                .hasNoCause();
    }

    /** The compiler lets no class of a module use a package of another that the module does not require. */
    @Test
    void theModuleCannotReachAwtOrImageIo() throws IOException, URISyntaxException {
        Path classes = Path.of(
                QrCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (InputStream moduleInfo = Files.newInputStream(classes.resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(moduleInfo).requires())
                    .extracting(ModuleDescriptor.Requires::name)
                    .containsExactlyInAnyOrder("java.base", "org.jspecify", "io.github.mfa4j.totp", "com.google.zxing");
        }
    }
}
