package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.nameOf;
import static io.github.mfa4j.redis.Sample.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** How registers look to an operator, and to another store on the same server. */
class KeysAndFieldsTest {

    private static final UserId USER = new UserId("Straße", "alice \"{*}\" \ud83d\ude00");
    private static final StateKey KEY = Sample.key(USER, "mail");

    @AutoClose
    private static RedisServer server;

    @AutoClose
    private static RedisClient client;

    private static CodeStore store;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        client = RedisClient.create(server.uri());
        store = RedisCodeStore.of(client);
    }

    @BeforeEach
    void empty() {
        client.flushAll();
    }

    @Test
    void anOperatorSeesWhoseRegisterItIsAndHowItStands() {
        store.compareAndSet(
                KEY,
                CodeStore.ABSENT,
                new StoredRegister(
                        -5,
                        new byte[] {7},
                        Instant.parse("2200-01-01T00:00:00Z"),
                        3,
                        Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(client.hgetAll(nameOf(KEY)))
                .isEqualTo(Map.of(
                        "stamp", "-5",
                        "payload", "\u0007",
                        "purge_after", "7258118400000",
                        "failures", "3",
                        "locked_until", "4102444800000",
                        "slot", "mail",
                        "tenant", "Straße",
                        "user_id", "alice \"{*}\" \ud83d\ude00"));

        store.compareAndSet(KEY, -5, new StoredRegister(6, new byte[] {8}, StoredRegister.NEVER, 0, null));
        assertThat(client.hgetAll(nameOf(KEY)))
                .containsEntry("failures", "0")
                .containsEntry("locked_until", "")
                .containsEntry("purge_after", "");
    }

    @Test
    void aSharedRegisterHasOneKeyThatNamesNobody() {
        StateKey key = StateKey.shared("budget", "+41 79 000 00 00");
        store.compareAndSet(key, CodeStore.ABSENT, register(1));

        assertThat(client.keys("*")).containsExactly("mfa:{" + HexFormat.of().formatHex(key.hash()) + "}");
        assertThat(client.hgetAll(client.keys("*").iterator().next()).keySet())
                .containsExactlyInAnyOrder("stamp", "payload", "purge_after", "failures", "locked_until", "slot");
    }

    @Test
    void storesWithDifferentPrefixesDoNotSeeEachOther() {
        CodeStore other = RedisCodeStore.of(client, "mfa:other:");
        store.compareAndSet(KEY, CodeStore.ABSENT, register(1));
        assertThat(other.read(KEY)).isEmpty();
        assertThat(other.compareAndSet(KEY, CodeStore.ABSENT, register(2))).isTrue();

        store.erase(USER);
        assertThat(store.read(KEY)).isEmpty();
        assertThat(other.read(KEY).orElseThrow().stamp()).isEqualTo(2);
        assertThat(client.keys("*")).allMatch(name -> name.startsWith("mfa:other:"));
    }
}
