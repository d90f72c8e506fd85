package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.FirstRelease.OWNER_HASH;
import static io.github.mfa4j.trials.FirstRelease.USER;
import static io.github.mfa4j.trials.FirstRelease.bytes;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import io.github.mfa4j.trials.FirstRelease.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** Promise 12: this release goes on from the rows that the first one wrote, value by value and byte by byte. */
class UpgradeTest {

    @Test
    void promise12_onPostgres() {
        try (PostgresStores stores = new PostgresStores()) {
            Installation node = newRelease(stores);
            insert(stores.database(), FirstRelease.TOTP, FirstRelease.SENT_CODES, FirstRelease.RECOVERY);
            insertEnrolments(stores.database());

            goesOn(node);
        }
    }

    @Test
    void promise12_onRedis() {
        try (RedisStores stores = new RedisStores()) {
            Installation node = newRelease(stores);
            insert(stores.database(), FirstRelease.RECOVERY);
            insertEnrolments(stores.database());
            set(stores.client(0), stores.prefix(), FirstRelease.TOTP, FirstRelease.SENT_CODES);

            goesOn(node);

            node.surroundings.store.erase(USER);
            assertThat(stores.client(0).keys(stores.prefix() + "{" + OWNER_HASH + "}*"))
                    .isEmpty();
        }
    }

    private static Installation newRelease(Stores stores) {
        Surroundings surroundings = new Surroundings(stores);
        surroundings.clock.set(FirstRelease.WRITTEN_AT);
        surroundings.put(USER, Installation.ALICE_PHONE);
        return new Installation(surroundings, FirstRelease.KEYS, surroundings.clock);
    }

    private static void goesOn(Installation node) {
        assertThat(node.mfa.inspect(USER, node.totp).failures()).isEqualTo(2);
        assertThat(reason(node.mfa.verify(node.token(USER, node.totp), codeOfApp(node, -1))))
                .as("the code that the first release took to confirm")
                .isEqualTo(Reason.REPLAYED);
        assertThat(node.mfa.verify(node.token(USER, node.totp), codeOfApp(node, 0)))
                .isInstanceOf(Verified.class);

        assertThat(node.mfa.verify(FirstRelease.TOKEN_OF_SENT_CODE, FirstRelease.SENT_CODE))
                .isInstanceOf(Verified.class);

        String recovery = node.token(USER, node.recovery);
        assertThat(reason(node.mfa.verify(recovery, FirstRelease.USED_RECOVERY_CODE)))
                .isEqualTo(Reason.WRONG_CODE);
        assertThat(node.mfa.verify(recovery, FirstRelease.RECOVERY_CODE)).isInstanceOf(Verified.class);
    }

    private static String codeOfApp(Installation node, int stepsAhead) {
        return new SimulatedAuthenticator(
                        OtpSecret.ofBytes(FirstRelease.APP_SECRET),
                        TotpParameters.DEFAULT,
                        () -> node.surroundings.clock.instant().plus(STEP.multipliedBy(stepsAhead)))
                .code();
    }

    private static void insert(Database database, Row... rows) {
        for (Row row : rows) {
            database.execute(
                    "INSERT INTO mfa_register (state_key, stamp, payload, purge_after, failures, locked_until, tenant,"
                            + " user_id, slot, owner_hash) VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)",
                    bytes(row.key()),
                    row.stamp(),
                    bytes(row.payload()),
                    row.purgeAfter(),
                    row.failures(),
                    USER.tenant(),
                    USER.id(),
                    row.slot(),
                    bytes(OWNER_HASH));
        }
    }

    private static void insertEnrolments(Database database) {
        database.execute(
                "INSERT INTO mfa_vault (owner_hash, tenant, user_id, stamp, payload, key_ids) VALUES (?, ?, ?, ?, ?, ?)",
                bytes(OWNER_HASH),
                USER.tenant(),
                USER.id(),
                FirstRelease.VAULT_STAMP,
                bytes(FirstRelease.VAULT_PAYLOAD),
                FirstRelease.VAULT_KEY_IDS);
    }

    private static void set(UnifiedJedis redis, String prefix, Row... rows) {
        String user = prefix + "{" + OWNER_HASH + "}";
        for (Row row : rows) {
            String key = user + ":" + row.key();
            Map<String, byte[]> fields = Map.of(
                    "stamp", text(row.stamp()),
                    "payload", bytes(row.payload()),
                    "purge_after", text(row.purgeAfter()),
                    "failures", text(row.failures()),
                    "locked_until", text(null),
                    "slot", text(row.slot()),
                    "tenant", text(USER.tenant()),
                    "user_id", text(USER.id()));
            fields.forEach((name, value) -> redis.hset(text(key), text(name), value));
            Long expiry = row.purgeAfter();
            if (expiry != null) {
                redis.pexpireAt(key, expiry);
            }
            redis.zadd(user + ":index", expiry == null ? Double.POSITIVE_INFINITY : expiry, row.key());
        }
    }

    private static byte[] text(@Nullable Object value) {
        return value == null ? new byte[0] : value.toString().getBytes(UTF_8);
    }
}
