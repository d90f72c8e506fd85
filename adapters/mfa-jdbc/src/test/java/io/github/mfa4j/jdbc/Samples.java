package io.github.mfa4j.jdbc;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.spi.StoredVault;
import java.time.Instant;
import java.util.Set;

/** What the tests write. */
final class Samples {

    static final UserId ALICE = new UserId("acme", "alice");
    static final StateKey KEY = StateKey.of(ALICE, new FactorId("totp"));
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    static StateKey key(int number) {
        return StateKey.of(UserId.of("user-" + number), new FactorId("totp"));
    }

    static StoredRegister register(long stamp) {
        return register(stamp, StoredRegister.NEVER);
    }

    static StoredRegister register(long stamp, Instant purgeAfter) {
        return new StoredRegister(stamp, new byte[] {1, 2, 3}, purgeAfter, 4, NOON);
    }

    static StoredVault vault(long stamp, String... keyIds) {
        return new StoredVault(stamp, new byte[] {4, 5, 6}, Set.of(keyIds));
    }
}
