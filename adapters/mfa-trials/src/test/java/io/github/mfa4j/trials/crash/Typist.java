package io.github.mfa4j.trials.crash;

import io.github.mfa4j.MfaUnavailableException;

/**
 * Types codes at a node, and writes down each before the call and what came of it after the answer. Thread-safe.
 *
 * @param node where
 * @param history where it is written down
 */
record Typist(Node node, History history) {

    Outcome type(Guess guess) {
        long asked = history.asked(guess);
        Outcome outcome = outcome(guess);
        history.answered(asked, outcome);
        return outcome;
    }

    private Outcome outcome(Guess guess) {
        try {
            return Outcome.of(node.mfa().verify(guess.token(), guess.text()));
        } catch (MfaUnavailableException e) {
            return Outcome.OUTAGE;
        }
    }
}
