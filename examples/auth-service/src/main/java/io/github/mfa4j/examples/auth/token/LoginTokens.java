package io.github.mfa4j.examples.auth.token;

import org.jspecify.annotations.Nullable;

/**
 * What a client holds after a login. Prints nothing of it.
 *
 * @param accessToken goes into the header {@code Authorization} after {@code Bearer}
 * @param refreshToken fetches the next pair, once; null where the session ends with the access token
 * @param expiresIn the seconds for which the access token is good
 */
public record LoginTokens(String accessToken, @Nullable String refreshToken, long expiresIn) {

    @Override
    public String toString() {
        return "LoginTokens[hidden]";
    }
}
