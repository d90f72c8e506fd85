package io.github.mfa4j.quickstart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The {@code code} command beside the {@code oathtool} of the OATH Toolkit. */
class OathtoolTest {

    private static final int CASES = 60;

    private record Case(String secret, long at, OtpAlgorithm algorithm, int digits, int period) {

        static Case random(Random random) {
            OtpAlgorithm[] algorithms = OtpAlgorithm.values();
            return new Case(
                    OtpSecret.generate(algorithms[random.nextInt(algorithms.length)])
                            .toBase32(),
                    random.nextLong(0, 4_000_000_000L),
                    algorithms[random.nextInt(algorithms.length)],
                    random.nextInt(6, 9),
                    random.nextInt(15, 301));
        }

        String oathtool() {
            return "oathtool --base32 --totp=" + algorithm.name().toLowerCase(Locale.ROOT) + " --digits=" + digits
                    + " --time-step-size=" + period + "s --now @" + at + " " + secret;
        }

        String quickstart() {
            Program run = Program.run(
                    "code",
                    "--secret=" + secret,
                    "--at=" + at,
                    "--algorithm=" + algorithm,
                    "--digits=" + digits,
                    "--period=" + period);
            return run.out().strip();
        }
    }

    @Test
    void bothPrintTheSameCodes() throws Exception {
        assumeTrue(exit("command -v oathtool") == 0, "oathtool is not installed (Debian package oathtool)");
        Random random = new Random(6238);
        List<Case> cases =
                Stream.generate(() -> Case.random(random)).limit(CASES).toList();

        String script = String.join("\n", cases.stream().map(Case::oathtool).toList());

        assertThat(output(script))
                .isEqualTo(cases.stream().map(Case::quickstart).toList());
    }

    private static int exit(String script) throws IOException, InterruptedException {
        return start(script).waitFor();
    }

    private static List<String> output(String script) throws IOException, InterruptedException {
        Process process = start(script);
        String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }

    private static Process start(String script) throws IOException {
        return new ProcessBuilder("sh", "-ec", script)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
