package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.USER;
import static io.github.mfa4j.redis.Sample.indexOf;
import static io.github.mfa4j.redis.Sample.key;
import static io.github.mfa4j.redis.Sample.nameOf;
import static io.github.mfa4j.redis.Sample.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A server that refuses or has gone: one exception that says what to do, and nothing half written. */
class OutageTest {

    @AutoClose
    private final RedisServer server = RedisServer.start("appendonly yes", "appendfsync always");

    @AutoClose
    private final Jedis operator = new Jedis(server.uri());

    @AutoClose
    private final RedisClient client = RedisClient.create(server.uri());

    private final CodeStore store = RedisCodeStore.of(client);

    @BeforeEach
    void oneRegister() {
        assertThat(store.compareAndSet(key("mail"), CodeStore.ABSENT, register(1)))
                .isTrue();
    }

    @Test
    void aFullServerTakesNothingAndForgetsNothing() {
        int created = 0;
        operator.configSet(
                "maxmemory", String.valueOf(operator.memoryUsage(nameOf(key("mail"))) + usedMemory() + 300_000));
        RedisStoreException full = null;
        while (full == null) {
            try {
                created += create(created) ? 1 : 0;
            } catch (RedisStoreException e) {
                full = e;
            }
        }
        int refused = created;
        assertThat(created).isPositive();
        Set<String> before = keys();

        assertThat(full).hasMessageContaining("maxmemory").hasMessageContaining("more memory");
        assertRefused(() -> create(refused), "maxmemory");
        assertRefused(() -> store.compareAndSet(key("mail"), 1, register(2)), "maxmemory");
        assertThat(keys()).isEqualTo(before);
        assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
        for (int i = 0; i < created; i++) {
            assertThat(store.read(big(i))).as("register %d of %d", i, created).isPresent();
        }
        store.erase(USER);
        assertThat(store.read(key("mail"))).isEmpty();
    }

    private boolean create(int number) {
        return store.compareAndSet(
                big(number),
                CodeStore.ABSENT,
                new StoredRegister(1, new byte[StoredRegister.MAX_PAYLOAD], StoredRegister.NEVER, 0, null));
    }

    private static StateKey big(int number) {
        return key(UserId.of("user-" + number), "mail");
    }

    private long usedMemory() {
        return operator.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tooFewReplicasTakeNothing() {
        operator.configSet("min-replicas-to-write", "1");
        Set<String> before = keys();

        assertRefused(() -> store.compareAndSet(key("mail"), 1, register(2)), "min-replicas-to-write");
        assertRefused(() -> store.compareAndSet(key("sms"), CodeStore.ABSENT, register(1)), "min-replicas-to-write");
        assertRefused(() -> store.erase(USER), "min-replicas-to-write");
        assertThat(keys()).isEqualTo(before);
        assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
    }

    @Test
    void aServerThatCannotSaveToItsDiskTakesNothing() throws IOException {
        // A folder where the snapshot is to be makes every attempt to save it fail.
        Files.createDirectories(Path.of(operator.configGet("dir").get("dir"), "dump.rdb", "folder"));
        operator.configSet("save", "3600 1");
        operator.bgsave();
        Until.holds("the snapshot failed", () -> operator.info("persistence").contains("rdb_last_bgsave_status:err"));

        assertRefused(() -> store.compareAndSet(key("mail"), 1, register(2)), "cannot save to its disk");
        assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
    }

    @Test
    void aMasterThatBecameAReplicaTakesNothing() {
        try (RedisServer master = RedisServer.start()) {
            operator.replicaof("127.0.0.1", master.port());
            assertRefused(() -> store.compareAndSet(key("sms"), CodeStore.ABSENT, register(1)), "is a replica");
        }
        operator.replicaofNoOne();
    }

    @Test
    void aUserWithoutTheRightToRunScriptsIsToldWhatTheStoreNeeds() {
        operator.aclSetUser("default", "-@scripting");

        assertRefused(() -> store.compareAndSet(key("mail"), 1, register(2)), "EVALSHA");
        assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
    }

    @Test
    void aUserWithoutTheRightToLetKeysExpireLeavesNoneForEver() {
        operator.aclSetUser("default", "-pexpireat");

        assertRefused(() -> store.compareAndSet(key("mail"), 1, register(2)), "PEXPIREAT");
        assertRefused(() -> store.compareAndSet(key("sms"), CodeStore.ABSENT, register(1)), "PEXPIREAT");
        assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
        assertThat(keys()).containsExactlyInAnyOrder(nameOf(key("mail")), indexOf(USER));

        store.erase(USER);
        assertThat(keys()).isEmpty();
    }

    @Test
    void anIndexOfSomethingElseStopsTheWrite() {
        UserId other = UserId.of("other");
        operator.set(indexOf(other), "text");

        assertRefused(() -> store.compareAndSet(key(other, "mail"), CodeStore.ABSENT, register(1)), "another prefix");
        assertRefused(() -> store.erase(other), "another prefix");
        assertThat(store.read(key(other, "mail"))).isEmpty();
    }

    @Test
    void aKeyOfSomethingElseIsNeitherReadNorWritten() {
        operator.set(nameOf(key("sms")), "text");
        assertRefused(() -> store.read(key("sms")), "another prefix");
        assertRefused(() -> store.compareAndSet(key("sms"), CodeStore.ABSENT, register(1)), "another prefix");
        assertThat(operator.get(nameOf(key("sms")))).isEqualTo("text");

        operator.hset(nameOf(key("call")), Map.of("stamp", "7"));
        assertThatThrownBy(() -> store.read(key("call")))
                .isInstanceOf(RedisStoreException.class)
                .hasMessageContaining("another prefix");
    }

    @Test
    void A37_whatWasAcknowledgedSurvivesTheServerAndTheStoreGoesOn() {
        server.kill();
        assertRefused(() -> store.read(key("mail")), "no connection");
        assertRefused(() -> store.compareAndSet(key("mail"), 1, register(2)), "no connection");
        assertRefused(() -> store.erase(USER), "no connection");

        server.restart();
        assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
        assertThat(store.compareAndSet(key("mail"), 1, register(2))).isTrue();
    }

    @Test
    void A46_aPoolWithoutAFreeConnectionIsAnErrorAfterABoundedWait() {
        ConnectionPoolConfig one = new ConnectionPoolConfig();
        one.setMaxTotal(1);
        one.setMaxWait(Duration.ofMillis(50));
        try (RedisClient small = RedisClient.builder()
                .hostAndPort("127.0.0.1", server.port())
                .poolConfig(one)
                .build()) {
            CodeStore waiting = RedisCodeStore.of(small);
            try (Connection taken = small.getPool().getResource()) {
                assertThat(taken.ping()).isTrue();
                assertRefused(() -> waiting.read(key("mail")), "none free in the pool");
            }
            assertThat(waiting.read(key("mail"))).isPresent();
        }
    }

    private Set<String> keys() {
        return new TreeSet<>(operator.keys("*"));
    }

    private static void assertRefused(ThrowingCallable call, String says) {
        assertThatThrownBy(call)
                .isInstanceOf(RedisStoreException.class)
                .hasMessageContaining(says)
                .hasCauseInstanceOf(JedisException.class);
    }
}
