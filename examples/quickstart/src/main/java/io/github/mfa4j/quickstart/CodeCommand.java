package io.github.mfa4j.quickstart;

import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.Totp;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What an authenticator app shows. */
@Command(name = "code", description = "Print the code of a secret.")
final class CodeCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final OtpOptions otp;

    CodeCommand(PrintStream out, InstantSource clock) {
        this.out = out;
        this.otp = new OtpOptions(clock);
    }

    @Override
    public Integer call() {
        Totp totp = Totp.of(otp.parameters());
        try (OtpSecret secret = otp.secret()) {
            out.println(totp.generate(secret, otp.at()));
        }
        return Exit.YES;
    }
}
