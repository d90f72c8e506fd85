package io.github.mfa4j.factor;

import java.security.SecureRandom;

/**
 * 128 random bits that name a challenge (ASVS 11.5.1).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record ChallengeId(long high, long low) {

    /**
     * Draws a fresh id.
     *
     * @param random a cryptographically strong source
     * @return the id
     */
    public static ChallengeId draw(SecureRandom random) {
        return new ChallengeId(random.nextLong(), random.nextLong());
    }

    @Override
    public String toString() {
        return "ChallengeId[hidden]";
    }
}
