package io.github.mfa4j.trials.crash;

/**
 * A code that somebody typed, and could type again.
 *
 * @param subject whose and which factor
 * @param token the challenge it answered
 * @param text what was typed
 * @param secret names what makes it right: a time step, the code of a challenge, a recovery code; {@link #WRONG} if it is
 *     surely wrong
 */
record Guess(Subject subject, String token, String text, String secret) {

    static final String WRONG = "-";

    private static final int TAG = 16;

    /** A user's factor: what has a register. */
    record Subject(String user, String factor) {

        @Override
        public String toString() {
            return factor + " of " + user;
        }
    }

    boolean mayBeRight() {
        return !secret.equals(WRONG);
    }

    /** A short name of a challenge: the end of a sealed token is an authentication tag, which tells it from others. */
    static String nameOf(String token) {
        return token.substring(Math.max(0, token.length() - TAG));
    }

    @Override
    public String toString() {
        return secret + " as " + subject + " for challenge " + nameOf(token);
    }
}
