package io.github.mfa4j.trials.crash;

/**
 * A code that somebody typed.
 *
 * @param subject whose and which factor
 * @param challenge names the challenge it answered
 * @param secret names what makes it right: a time step, the code of a challenge, a recovery code; {@link #WRONG} if it is
 *     surely wrong
 */
record Guess(Subject subject, String challenge, String secret) {

    static final String WRONG = "-";

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
}
