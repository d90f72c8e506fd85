package io.github.mfa4j.examples.auth.challenge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that was opened. The code is not in it: no type of the library could carry it here. Prints nothing of it.
 *
 * @param success always true
 * @param message what to do next
 * @param tempToken comes back with the code
 * @param expiresAt until when
 * @param factor what is asked for: mail, totp, sms or recovery; null for the same as before
 * @param destination the masked address that a code went to, null where none did
 * @param resendAt from when another code may be asked for, null where that means nothing
 */
public record OpenedChallenge(
        boolean success,
        String message,
        String tempToken,
        Instant expiresAt,
        @Nullable String factor,
        @Nullable String destination,
        @Nullable Instant resendAt) {

    /**
     * The same with another token.
     *
     * @param token what comes back with the code
     * @return the challenge
     */
    public OpenedChallenge withToken(String token) {
        return new OpenedChallenge(success, message, token, expiresAt, factor, destination, resendAt);
    }

    @Override
    public String toString() {
        return "OpenedChallenge[hidden]";
    }
}
