package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs that read what this library wrote. A test that calls one is skipped where it is not installed. */
final class DebianTool {
    private DebianTool() {}

    /** What {@code zbarimg} reads from each picture, in their order; one process for all. Texts are of one line. */
    static List<String> zbarimg(Path directory, List<byte[]> pngs) {
        assumeInstalled("zbarimg", "zbar-tools");
        List<String> command = new ArrayList<>(List.of("zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable"));
        for (int i = 0; i < pngs.size(); i++) {
            command.add(
                    write(directory.resolve("code-" + i + ".png"), pngs.get(i)).toString());
        }
        String lines = new String(run(command), StandardCharsets.UTF_8);
        return lines.lines().toList();
    }

    /** The SVG document as {@code rsvg-convert} draws it, at the document's own size, as PNG. */
    static byte[] rsvgConvert(Path directory, String svg) {
        assumeInstalled("rsvg-convert", "librsvg2-bin");
        Path file = write(directory.resolve("code.svg"), svg.getBytes(StandardCharsets.UTF_8));
        return run(List.of("rsvg-convert", file.toString()));
    }

    private static void assumeInstalled(String program, String debianPackage) {
        boolean installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        assumeTrue(installed, program + " is not installed (Debian package " + debianPackage + ")");
    }

    private static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).as(command.get(0)).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
