package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Digest;
import java.time.Duration;
import java.time.Instant;

/**
 * A code that was sent, as the register keeps it: not yet used, or closed for good.
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

    /** Guesses at one code of an anonymous purpose. */
    static final int MAX_GUESSES = 5;

    private static final Duration CLOSED_LIFETIME = Duration.ofHours(1);

    /** As {@link Challenge#isOpenAt}: one from a clock that ran ahead can never be answered. */
    boolean isOpenAt(Instant now) {
        return now.isBefore(expires) && !issued.isAfter(now.plus(Challenge.CLOCK_TOLERANCE));
    }

    /** Used up, or guessed at too often. Only codes of anonymous purposes are kept so, because their ids go on. */
    boolean isClosed() {
        return guesses >= MAX_GUESSES;
    }

    SentCode withGuess(Instant now) {
        return guesses + 1 < MAX_GUESSES
                ? new SentCode(challenge, purpose, keyId, digest, fingerprint, issued, expires, guesses + 1)
                : closed(now);
    }

    /** So that no resend of its challenge begins anew while a token of it can be about. */
    SentCode closed(Instant now) {
        return new SentCode(
                challenge, purpose, keyId, digest, fingerprint, issued, now.plus(CLOSED_LIFETIME), MAX_GUESSES);
    }
}
