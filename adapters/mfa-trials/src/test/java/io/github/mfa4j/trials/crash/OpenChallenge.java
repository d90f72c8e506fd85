package io.github.mfa4j.trials.crash;

/**
 * A challenge that can be answered.
 *
 * @param token what the client answers with
 * @param sentCode the code that was sent for it; of no meaning for factors that send none
 */
record OpenChallenge(String token, String sentCode) {}
