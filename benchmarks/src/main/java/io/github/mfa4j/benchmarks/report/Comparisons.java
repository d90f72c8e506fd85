package io.github.mfa4j.benchmarks.report;

import io.github.mfa4j.benchmarks.report.Comparison.Entry;
import java.util.List;
import java.util.stream.Stream;

/** All comparisons there are, as data. */
final class Comparisons {

    static final String US = "mfa4j";
    static final String JAVA_OTP = "java-otp";
    static final String JAVA_TOTP = "java-totp";
    static final String ZXING_JAVASE = "zxing javase";

    private static final List<String> OTP_PEERS =
            List.of(JAVA_OTP, JAVA_TOTP, "googleauth", "otp-java", "kotlin-onetimepassword");

    static final List<Comparison> GENERATE = List.of(
            otp("generate, from the text", "generateText", "generateText"),
            otp("generate, prepared", "generatePrepared", "generatePrepared"));

    static final List<Comparison> VERIFY_STEPS = List.of(
            otp("verify, from the text, right code", "verifyTextHit", "verifyText"),
            otp("verify, from the text, wrong code", "verifyTextMiss", "verifyText"),
            otp("verify, prepared, right code", "verifyPreparedHit", "verifyPrepared"),
            otp("verify, prepared, wrong code", "verifyPreparedMiss", "verifyPrepared"));

    /** Those whose floor is all that cannot be avoided; from the text there is Base32 beside it. */
    static final List<Comparison> PREPARED = codes().stream()
            .filter(comparison -> comparison.title().contains("prepared"))
            .toList();

    static final List<Comparison> FROM_TEXT = codes().stream()
            .filter(comparison -> comparison.title().contains("from the text"))
            .toList();

    static final Comparison PNG = qr(
            "PNG",
            "pngMfa4j",
            new Entry(JAVA_TOTP, "QrBenchmark.pngJavaTotp"),
            new Entry(ZXING_JAVASE, "QrBenchmark.pngZxingJavase"));

    static final Comparison SVG = qr("SVG", "svgMfa4j");

    static final List<Comparison> QR = List.of(PNG, SVG, qr("terminal text", "terminalMfa4j"));

    static final List<Comparison> VERIFICATION_ALONE = List.of(
            verification("TOTP: verify", "totpVerify", "consume", "springConsume"),
            verification("sent code: verify", "sentCodeVerify", "consume", "springConsume"));

    static final List<Comparison> CHALLENGE_AND_VERIFICATION = List.of(
            verification(
                    "TOTP: challenge and verify",
                    "totpChallengeAndVerify",
                    "generate and consume",
                    "springGenerateAndConsume"),
            verification(
                    "sent code: challenge and verify",
                    "sentCodeChallengeAndVerify",
                    "generate and consume",
                    "springGenerateAndConsume"));

    /** What an outsider could measure: a wrong code for a password reset of a known and of an unknown user. */
    static final Comparison DISCLOSURE = new Comparison(
            "password reset, wrong code",
            new Entry("known user", "VerificationBenchmark.resetKnown"),
            List.of(new Entry("unknown user", "VerificationBenchmark.resetUnknown")),
            List.of());

    private Comparisons() {}

    static List<Comparison> codes() {
        return Stream.concat(GENERATE.stream(), VERIFY_STEPS.stream()).toList();
    }

    static List<Comparison> verifications() {
        return Stream.of(VERIFICATION_ALONE, CHALLENGE_AND_VERIFICATION, List.of(DISCLOSURE))
                .flatMap(List::stream)
                .toList();
    }

    private static Comparison otp(String title, String method, String floor) {
        return new Comparison(
                title,
                otpEntry(method, US),
                OTP_PEERS.stream().map(peer -> otpEntry(method, peer)).toList(),
                List.of(new Entry("bare SHA-1", "OtpFloorBenchmark." + floor)));
    }

    private static Entry otpEntry(String method, String library) {
        return new Entry(library, "OtpBenchmark." + method + '/' + library);
    }

    private static Comparison qr(String title, String method, Entry... peers) {
        return new Comparison(
                title,
                new Entry(US, "QrBenchmark." + method),
                List.of(peers),
                List.of(new Entry("bare encoding", "QrBenchmark.zxingBareEncoding")));
    }

    private static Comparison verification(String title, String method, String peerDoes, String peerMethod) {
        return new Comparison(
                title,
                new Entry(US, "VerificationBenchmark." + method),
                List.of(new Entry("Spring: " + peerDoes, "VerificationBenchmark." + peerMethod)),
                List.of());
    }
}
