package io.github.mfa4j.quickstart;

import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.TotpDiagnosis;
import io.github.mfa4j.totp.TotpDiagnosis.NoExplanation;
import io.github.mfa4j.totp.TotpDiagnosis.NotACode;
import io.github.mfa4j.totp.TotpDiagnosis.UnreadableSecret;
import io.github.mfa4j.totp.TotpDiagnostics;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The answer to "my code is refused". */
@Command(
        name = "diagnose",
        description = {
            "Say in plain English why a code does not verify: the clock, the parameters or the secret's encoding.",
            "Exit 0 if the code matches or an explanation was found, 1 if not. The secret may be of any length here,"
                    + " and of another encoding if that explains the code."
        })
final class DiagnoseCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final OtpOptions otp;

    @Option(names = "--code", required = true, paramLabel = "C", description = "The code that was refused.")
    private String code = "";

    DiagnoseCommand(PrintStream out, InstantSource clock) {
        this.out = out;
        this.otp = new OtpOptions(clock);
    }

    @Override
    public Integer call() {
        TotpDiagnostics diagnostics = TotpDiagnostics.of(otp.parameters(), StepWindow.DEFAULT);
        TotpDiagnosis finding = diagnostics.diagnose(otp.secretText(), code, otp.at());
        if (isExplained(finding)) {
            out.println(finding.explanation());
            return Exit.YES;
        }
        // A secret that no other command could read is bad usage here, too, unless it explained something.
        otp.secret().close();
        out.println(finding.explanation());
        return Exit.NO;
    }

    private static boolean isExplained(TotpDiagnosis finding) {
        return !(finding instanceof NoExplanation
                || finding instanceof NotACode
                || finding instanceof UnreadableSecret);
    }
}
