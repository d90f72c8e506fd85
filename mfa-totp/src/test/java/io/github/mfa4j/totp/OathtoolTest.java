package io.github.mfa4j.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Compares with an independent implementation: the {@code oathtool} of the OATH Toolkit. */
class OathtoolTest {

    private static final int CASES = 400;

    @ParameterizedTest
    @CsvFileSource(resources = "oathtool-vectors.csv")
    void codesAreThoseThatOathtoolGave(
            String secretHex, long epochSecond, OtpAlgorithm algorithm, int digits, int period, String code) {
        Case frozen =
                new Case(secretHex, epochSecond, new TotpParameters(algorithm, digits, Duration.ofSeconds(period)));
        assertThat(frozen.code()).isEqualTo(code);
        assertThat(frozen.matchedStep(code)).isEqualTo(epochSecond / period);
    }

    @Test
    void codesAreThoseOathtoolGivesNow() throws Exception {
        assumeTrue(isInstalled(), "oathtool is not installed (Debian package oathtool)");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Case> cases =
                Stream.generate(() -> Case.random(random)).limit(CASES).toList();

        // One shell for all: starting 400 processes from Java takes much longer.
        String script = String.join("\n", cases.stream().map(Case::command).toList()) + "\n";
        List<String> expected = run(script);

        assertThat(cases.stream().map(Case::code).toList())
                .as("seed %d", seed)
                .hasSize(CASES)
                .isEqualTo(expected);
    }

    private static boolean isInstalled() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "command -v oathtool").start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    private static List<String> run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-e")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(script.getBytes(US_ASCII));
        }
        String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor()).isZero();
        return new ArrayList<>(output.lines().toList());
    }

    private record Case(String secretHex, long epochSecond, TotpParameters parameters) {

        static Case random(Random random) {
            byte[] secret = new byte[random.nextInt(16, 129)];
            random.nextBytes(secret);
            OtpAlgorithm[] algorithms = OtpAlgorithm.values();
            TotpParameters parameters = new TotpParameters(
                    algorithms[random.nextInt(algorithms.length)],
                    random.nextInt(6, 9),
                    Duration.ofSeconds(random.nextInt(15, 301)));
            return new Case(
                    HexFormat.of().formatHex(secret), random.nextLong(0, 1L << random.nextInt(1, 36)), parameters);
        }

        String command() {
            return "oathtool --totp=" + parameters.algorithm().name().toLowerCase(Locale.ROOT) + " --digits="
                    + parameters.digits() + " --time-step-size="
                    + parameters.period().toSeconds() + "s --now @"
                    + epochSecond + " " + secretHex;
        }

        OtpSecret secret() {
            return OtpSecret.ofBytes(HexFormat.of().parseHex(secretHex));
        }

        String code() {
            return Totp.of(parameters).generate(secret(), Instant.ofEpochSecond(epochSecond));
        }

        long matchedStep(String code) {
            return Totp.of(parameters)
                    .verify(secret(), code, Instant.ofEpochSecond(epochSecond), StepWindow.CURRENT_ONLY)
                    .latest()
                    .orElseThrow();
        }
    }
}
