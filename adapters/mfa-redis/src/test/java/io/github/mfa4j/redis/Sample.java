package io.github.mfa4j.redis;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.HexFormat;

/** Registers and keys that say nothing but what a test is about. */
final class Sample {

    /** Ahead of every clock. */
    static final Instant FUTURE = Instant.parse("2200-01-01T00:00:00Z");

    static final UserId USER = UserId.of("user");

    private Sample() {}

    static StateKey key(String factor) {
        return key(USER, factor);
    }

    static StateKey key(UserId user, String factor) {
        return StateKey.of(user, new FactorId(factor));
    }

    /** Where a user's register is, under the default prefix. */
    static String nameOf(StateKey key) {
        return tag(key.owner().orElseThrow()) + ":" + HexFormat.of().formatHex(key.hash());
    }

    static String indexOf(UserId user) {
        return tag(user) + ":index";
    }

    private static String tag(UserId user) {
        return "mfa:{" + HexFormat.of().formatHex(StateKey.ownerHash(user)) + "}";
    }

    static StoredRegister register(long stamp) {
        return register(stamp, FUTURE);
    }

    static StoredRegister register(long stamp, Instant purgeAfter) {
        return new StoredRegister(stamp, new byte[] {0, 1, -1}, purgeAfter, 0, null);
    }
}
