package io.github.mfa4j;

/**
 * The sealed, expiring text that carries a challenge through the user's browser: the "temp token" between the first and the
 * second step. It needs no server-side session; whoever holds it still needs the code.
 *
 * @param value the text to hand to the client, URL-safe ASCII
 */
public record ChallengeToken(String value) {

    /** Prints nothing of the token. */
    @Override
    public String toString() {
        return "ChallengeToken[hidden]";
    }
}
