package io.github.mfa4j.benchmarks;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import io.github.mfa4j.qr.ErrorCorrection;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.qr.TerminalStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the text of an {@code otpauth://} URI to a picture of 350 by 350 pixels in memory.
 *
 * <p>Everyone encodes the same text at error correction L, which java-totp's generator leaves no choice about; its 350
 * pixels are its default, too. {@link #zxingBareEncoding} is the floor: the modules without any picture.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QrBenchmark {
    private static final int SIZE = 350;

    private final QrData data = new QrData.Builder()
            .label("alice@example.com")
            .issuer("Example Corp")
            .secret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
            .algorithm(HashingAlgorithm.SHA1)
            .digits(6)
            .period(30)
            .build();

    private final String text = data.getUri();
    private final ZxingPngQrGenerator javaTotp = new ZxingPngQrGenerator();

    @Benchmark
    public QRCode zxingBareEncoding() throws WriterException {
        return Encoder.encode(text, ErrorCorrectionLevel.L);
    }

    @Benchmark
    public byte[] pngMfa4j() {
        return QrCode.of(text, ErrorCorrection.L).toPng(SIZE);
    }

    @Benchmark
    public byte[] pngJavaTotp() throws QrGenerationException {
        return javaTotp.generate(data);
    }

    @Benchmark
    public byte[] pngZxingJavase() throws WriterException, IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        MatrixToImageWriter.writeToStream(
                new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE), "PNG", png);
        return png.toByteArray();
    }

    @Benchmark
    public String svgMfa4j() {
        return QrCode.of(text, ErrorCorrection.L).toSvg(SIZE);
    }

    @Benchmark
    public String terminalMfa4j() {
        return QrCode.of(text, ErrorCorrection.L).toTerminal(TerminalStyle.DARK);
    }
}
