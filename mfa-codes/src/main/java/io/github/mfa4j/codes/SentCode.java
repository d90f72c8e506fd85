package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Digest;
import java.time.Instant;

/**
 * A code that was sent and not yet used, as the register keeps it.
 *
 * @param challenge the challenge it answers
 * @param purpose the name of the challenge's purpose
 * @param keyId the key that both digests are made under
 * @param digest the code, bound to user, factor, purpose, destination and challenge
 * @param fingerprint the address it went to
 * @param issued when it was drawn
 * @param expires from when it is over
 * @param guesses wrong guesses so far; counted for anonymous purposes only, for the others the guard counts
 */
record SentCode(
        ChallengeId challenge,
        String purpose,
        String keyId,
        Digest digest,
        Digest fingerprint,
        Instant issued,
        Instant expires,
        int guesses) {

    /** As {@link Challenge#isOpenAt}: one from a clock that ran ahead can never be answered. */
    boolean isOpenAt(Instant now) {
        return now.isBefore(expires) && !issued.isAfter(now.plus(Challenge.CLOCK_TOLERANCE));
    }

    SentCode withGuess() {
        return new SentCode(challenge, purpose, keyId, digest, fingerprint, issued, expires, guesses + 1);
    }
}
