package io.github.mfa4j.trials.crash;

import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * An authenticator app that tells the code of any step.
 *
 * @param secret what it shares with the server, in Base32
 */
record Phone(String secret) {

    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT);
    private static final long SECONDS = TotpParameters.DEFAULT.period().toSeconds();

    /** More steps than pass while a request is under way, in either direction. */
    private static final int NEAR = 60;

    long step(Instant now) {
        return TOTP.stepAt(now);
    }

    String codeAt(long step) {
        return TOTP.generate(OtpSecret.ofBase32(secret), Instant.ofEpochSecond(step * SECONDS));
    }

    /** Whether the code means this step only, however late it arrives. */
    boolean isUnique(long step) {
        String code = codeAt(step);
        return near(step)
                .filter(other -> other != step)
                .noneMatch(other -> codeAt(other).equals(code));
    }

    /** A code that is wrong now, however late it arrives. */
    String wrong(Instant now) {
        return IntStream.range(0, 2 * NEAR + 2)
                .mapToObj(i -> "00" + (1000 + i))
                .filter(guess -> near(step(now)).noneMatch(step -> codeAt(step).equals(guess)))
                .findFirst()
                .orElseThrow();
    }

    private static LongStream near(long step) {
        return LongStream.rangeClosed(step - NEAR, step + NEAR);
    }
}
