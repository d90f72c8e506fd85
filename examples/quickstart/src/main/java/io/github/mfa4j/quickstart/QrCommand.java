package io.github.mfa4j.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.qr.TerminalStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The URI in the shape that a camera reads. */
@Command(
        name = "qr",
        description = {
            "Draw an otpauth URI as a QR code: in the terminal, or into a file.",
            "The picture is as secret as the secret."
        })
final class QrCommand implements Callable<Integer> {

    /** A phone's camera wants about four pixels a module; twice that, for large screens. */
    private static final int DEFAULT_PIXELS_PER_MODULE = 8;

    private final PrintStream out;

    @Parameters(paramLabel = "URI", description = "Begins with otpauth://; secrets are read from 80 bits on.")
    private String uri = "";

    @ArgGroup
    private @Nullable Target target;

    @Option(
            names = "--size",
            paramLabel = "PX",
            description = "Width and height of the picture in pixels, up to 4096. Default: 8 a module."
                    + " With --png or --svg only.")
    private @Nullable Integer size;

    /** At most one file. */
    static final class Target {

        @Option(names = "--png", paramLabel = "FILE", description = "Write a PNG picture.")
        private @Nullable Path png;

        @Option(names = "--svg", paramLabel = "FILE", description = "Write an SVG picture.")
        private @Nullable Path svg;
    }

    QrCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        OtpAuthUri.parseLegacy(uri).secret().close();
        QrCode code = QrCode.of(uri);
        int pixels = size == null ? DEFAULT_PIXELS_PER_MODULE * code.modules() : size;
        if (target != null && target.png != null) {
            write(target.png, code.toPng(pixels));
        } else if (target != null && target.svg != null) {
            write(target.svg, code.toSvg(pixels).getBytes(UTF_8));
        } else {
            if (size != null) {
                throw new IllegalArgumentException(
                        "--size goes with --png or --svg; in the terminal a module is a character");
            }
            out.print(code.toTerminal(TerminalStyle.ANSI));
            out.flush();
        }
        return Exit.YES;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("cannot write " + file + ": no such folder", e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException("cannot write " + file + ": access denied", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + e.getMessage(), e);
        }
    }
}
