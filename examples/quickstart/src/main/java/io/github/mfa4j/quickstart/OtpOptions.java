package io.github.mfa4j.quickstart;

import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A secret, a time and the parameters: the options that {@code code}, {@code verify}, {@code diagnose} and {@code uri} share. */
final class OtpOptions {

    private final InstantSource clock;

    @Option(
            names = "--secret",
            required = true,
            paramLabel = "B32",
            description = {
                "The secret in Base32; case, spaces and dashes are free.",
                "From 80 bits on, as older systems issued them, though RFC 4226 asks for 128."
            })
    private String secret = "";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "The time: 2026-11-22T12:00:00Z, or seconds since 1970. Default: now.")
    private @Nullable Instant at;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "SHA1",
            description = "SHA1, SHA256 or SHA512. Default: ${DEFAULT-VALUE}.")
    private OtpAlgorithm algorithm = OtpAlgorithm.SHA1;

    @Option(
            names = "--digits",
            paramLabel = "N",
            defaultValue = "6",
            description = "Length of a code, 6 to 8. Default: ${DEFAULT-VALUE}.")
    private int digits;

    @Option(
            names = "--period",
            paramLabel = "S",
            defaultValue = "30",
            description = "Seconds a code is shown, 15 to 300. Default: ${DEFAULT-VALUE}.")
    private int period;

    OtpOptions(InstantSource clock) {
        this.clock = clock;
    }

    String secretText() {
        return secret;
    }

    /** Reads the secret; the caller closes it. */
    OtpSecret secret() {
        return OtpSecret.ofLegacyBase32(secret);
    }

    Instant at() {
        return at == null ? clock.instant() : at;
    }

    TotpParameters parameters() {
        return new TotpParameters(algorithm, digits, Duration.ofSeconds(period));
    }
}
