package io.github.mfa4j.quickstart;

import io.github.mfa4j.totp.MatchedSteps;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.Totp;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a code is right, without the memory and the limits that a login needs. */
@Command(
        name = "verify",
        description = {
            "Print the time step that a code belongs to, and exit 0; exit 1 if it belongs to none of the window.",
            "This remembers nothing: a server must also refuse used steps and limit guesses."
        })
final class VerifyCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final OtpOptions otp;

    @Option(names = "--code", required = true, paramLabel = "C", description = "The code to verify.")
    private String code = "";

    @Option(
            names = "--past",
            paramLabel = "N",
            defaultValue = "1",
            description = "Accepted steps before the current one, 0 to 10. Default: ${DEFAULT-VALUE}.")
    private int past;

    @Option(
            names = "--future",
            paramLabel = "N",
            defaultValue = "1",
            description = "Accepted steps after the current one, 0 to 10. Default: ${DEFAULT-VALUE}.")
    private int future;

    VerifyCommand(PrintStream out, InstantSource clock) {
        this.out = out;
        this.otp = new OtpOptions(clock);
    }

    @Override
    public Integer call() {
        Totp totp = Totp.of(otp.parameters());
        StepWindow window = new StepWindow(past, future);
        try (OtpSecret secret = otp.secret()) {
            MatchedSteps matched = totp.verify(secret, code, otp.at(), window);
            if (matched.isEmpty()) {
                out.println("no match");
                return Exit.NO;
            }
            out.println(matched.latest().getAsLong());
            return Exit.YES;
        }
    }
}
