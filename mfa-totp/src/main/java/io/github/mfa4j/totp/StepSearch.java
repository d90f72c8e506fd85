package io.github.mfa4j.totp;

import java.time.Instant;
import java.util.OptionalLong;

/** Looks for the time step, near an instant, that a code belongs to. */
record StepSearch(long candidate, Instant at) {

    /** How many steps after the one of the instant, negative for before; the nearest of several. */
    OptionalLong offset(OtpSecret secret, TotpParameters parameters, long maxOffset) {
        long now = Totp.of(parameters).stepAt(at);
        try (OtpKey key = OtpKey.of(secret, parameters.algorithm())) {
            CounterHmac hmac = key.hmac(parameters.algorithm());
            for (long distance = 0; distance <= maxOffset; distance++) {
                if (isCodeOf(now - distance, hmac, parameters)) {
                    return OptionalLong.of(-distance);
                }
                if (isCodeOf(now + distance, hmac, parameters)) {
                    return OptionalLong.of(distance);
                }
            }
            return OptionalLong.empty();
        }
    }

    private boolean isCodeOf(long step, CounterHmac hmac, TotpParameters parameters) {
        return CodeDigits.value(hmac.truncated(step), parameters.digits()) == candidate;
    }
}
