package io.github.mfa4j.codes;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * The 128 random bits that a set of recovery codes is hashed with; as no two sets share them, they also tell sets apart.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record Salt(long high, long low) {

    static Salt draw(SecureRandom random) {
        return new Salt(random.nextLong(), random.nextLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Argon2idHash.SALT_BYTES)
                .putLong(high)
                .putLong(low)
                .array();
    }
}
