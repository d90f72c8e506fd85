package io.github.mfa4j.totp;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Looks for the time step, near an instant, that a code belongs to. */
record StepSearch(long candidate, int digits, Instant at) {

    /** Empty if what was typed is not six to eight digits. */
    static Optional<StepSearch> of(@Nullable CharSequence code, Instant at) {
        for (int digits = TotpParameters.MIN_DIGITS; digits <= TotpParameters.MAX_DIGITS; digits++) {
            long candidate = CodeDigits.parse(code, digits);
            if (candidate != CodeDigits.NOT_A_CODE) {
                return Optional.of(new StepSearch(candidate, digits, at));
            }
        }
        return Optional.empty();
    }

    /** How many steps after the one of the instant, negative for before; the nearest of several. */
    OptionalLong offset(OtpSecret secret, TotpParameters parameters, long maxOffset) {
        long now = Totp.of(parameters).stepAt(at);
        try (OtpKey key = OtpKey.of(secret, parameters.algorithm());
                CounterHmac hmac = key.hmac(parameters.algorithm())) {
            for (long distance = 0; distance <= maxOffset; distance++) {
                if (isCodeOf(now - distance, hmac)) {
                    return OptionalLong.of(-distance);
                }
                if (isCodeOf(now + distance, hmac)) {
                    return OptionalLong.of(distance);
                }
            }
            return OptionalLong.empty();
        }
    }

    private boolean isCodeOf(long step, CounterHmac hmac) {
        return CodeDigits.value(hmac.truncated(step), digits) == candidate;
    }
}
