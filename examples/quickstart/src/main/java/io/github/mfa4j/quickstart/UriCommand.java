package io.github.mfa4j.quickstart;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.totp.OtpSecret;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an authenticator app is given. */
@Command(name = "uri", description = "Print the otpauth URI of a secret, to be scanned by an authenticator app.")
final class UriCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final OtpOptions otp;

    @Option(names = "--issuer", required = true, paramLabel = "I", description = "The name of the service.")
    private String issuer = "";

    @Option(names = "--account", required = true, paramLabel = "A", description = "The name of the user's account.")
    private String account = "";

    UriCommand(PrintStream out, InstantSource clock) {
        this.out = out;
        this.otp = new OtpOptions(clock);
    }

    @Override
    public Integer call() {
        try (OtpSecret secret = otp.secret()) {
            out.println(
                    OtpAuthUri.totp(issuer, account, secret, otp.parameters()).toUri());
        }
        return Exit.YES;
    }
}
