package io.github.mfa4j.quickstart;

import io.github.mfa4j.qr.HotpUri;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.TotpUri;
import io.github.mfa4j.totp.OtpSecret;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What an authenticator app reads. */
@Command(
        name = "parse",
        description = {
            "Print what an otpauth URI holds, decoded and with its defaults, one name=value a line.",
            "The names: type, issuer, account, secret, algorithm, digits, and period or counter."
        })
final class ParseCommand implements Callable<Integer> {

    private final PrintStream out;

    @Parameters(paramLabel = "URI", description = "Begins with otpauth://; secrets are read from 80 bits on.")
    private String uri = "";

    ParseCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        OtpAuthUri parsed = OtpAuthUri.parseLegacy(uri);
        try (OtpSecret secret = parsed.secret()) {
            print("type", parsed.type());
            print("issuer", parsed.issuer().orElse(""));
            print("account", parsed.account());
            print("secret", secret.toBase32());
            print("algorithm", parsed.algorithm().name());
            print("digits", Integer.toString(parsed.digits()));
            if (parsed instanceof TotpUri totp) {
                print("period", Long.toString(totp.period().toSeconds()));
            } else if (parsed instanceof HotpUri hotp) {
                print("counter", Long.toString(hotp.counter()));
            }
        }
        return Exit.YES;
    }

    private void print(String name, String value) {
        out.println(name + "=" + value);
    }
}
