package io.github.mfa4j.trials.crash;

/**
 * A challenge that can be answered. No two tokens are the same, so the token names it.
 *
 * @param token what the client answers with
 * @param sentCode the code that was sent for it; of no meaning for factors that send none
 */
record OpenChallenge(String token, String sentCode) {

    /** Short enough for a history: the end of a sealed token is its authentication tag. */
    String name() {
        return token.substring(Math.max(0, token.length() - 22));
    }
}
