package io.github.mfa4j.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.args.FlushMode;
import redis.clients.jedis.csc.CacheConfig;

/** A server or client that would forget, or tell what is old, is refused when the store is opened. */
class OpeningTest {

    @AutoClose
    private static RedisServer server;

    @AutoClose
    private static Jedis operator;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        operator = new Jedis(server.uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"volatile-lru", "allkeys-lru", "volatile-ttl", "allkeys-random"})
    void aServerThatEvictsIsRefused(String policy) {
        operator.configSet("maxmemory-policy", policy);
        try (RedisClient client = RedisClient.create(server.uri())) {
            assertThatThrownBy(() -> RedisCodeStore.of(client))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("maxmemory-policy")
                    .hasMessageContaining(policy)
                    .hasMessageContaining("allowed is noeviction");
        } finally {
            operator.configSet("maxmemory-policy", "noeviction");
        }
    }

    @Test
    void aServerThatEvictsIsRefusedToWhomMayOnlyAskForTheSetting() {
        operator.aclSetUser("asks", "on", ">secret", "~*", "+@all", "-info");
        operator.configSet("maxmemory-policy", "allkeys-lru");
        try (RedisClient client = RedisClient.create(uri("asks:secret"))) {
            assertThatThrownBy(() -> RedisCodeStore.of(client))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("allkeys-lru");
        } finally {
            operator.configSet("maxmemory-policy", "noeviction");
        }
    }

    @Test
    void whoMayNotAskIsWarnedOnce() {
        operator.aclSetUser("app", "on", ">secret", "~mfa:*", "+@all", "-@dangerous", "-@admin");
        try (RedisClient client = RedisClient.create(uri("app:secret"));
                Warnings warnings = new Warnings()) {
            CodeStore store = RedisCodeStore.of(client);

            assertThat(store.compareAndSet(Sample.key("mail"), CodeStore.ABSENT, Sample.register(1)))
                    .isTrue();
            store.erase(Sample.USER);
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .contains("maxmemory-policy", "noeviction");
        }
    }

    @Test
    void commandsThatWereRenamedAwayAreNotAsked() {
        try (RedisServer renamed = RedisServer.start("rename-command INFO \"\"", "rename-command CONFIG \"\"");
                RedisClient client = RedisClient.create(renamed.uri());
                Warnings warnings = new Warnings()) {
            CodeStore store = RedisCodeStore.of(client);

            assertThat(store.compareAndSet(Sample.key("mail"), CodeStore.ABSENT, Sample.register(1)))
                    .isTrue();
            assertThat(warnings.lines()).singleElement().asString().contains("maxmemory-policy");
        }
    }

    @Test
    void thePrivilegesInTheDescriptionSuffice() {
        operator.aclSetUser(
                "least",
                Stream.concat(
                                Stream.of("on", ">secret", "~mfa:*", "-@all"),
                                Stream.of("hmget evalsha eval hget hset pexpireat persist zadd zrange zcard zscore del"
                                                + " info ping")
                                        .flatMap(commands -> Stream.of(commands.split(" ")))
                                        .map(command -> "+" + command))
                        .toArray(String[]::new));
        operator.scriptFlush(FlushMode.SYNC);
        try (RedisClient client = RedisClient.create(uri("least:secret"));
                Warnings warnings = new Warnings()) {
            CodeStore store = RedisCodeStore.of(client);
            StateKey key = Sample.key(UserId.of("least"), "mail");

            assertThat(store.compareAndSet(key, CodeStore.ABSENT, Sample.register(1)))
                    .isTrue();
            assertThat(store.compareAndSet(key, 1, Sample.register(2, StoredRegister.NEVER)))
                    .isTrue();
            assertThat(store.read(key).orElseThrow().stamp()).isEqualTo(2);
            store.erase(UserId.of("least"));
            assertThat(store.read(key)).isEmpty();
            assertThat(warnings.lines()).isEmpty();
        }
    }

    @Test
    void whoMayAskIsNotWarned() {
        try (RedisClient client = RedisClient.create(server.uri());
                Warnings warnings = new Warnings()) {
            assertThat(RedisCodeStore.of(client).durability()).isEqualTo(Durability.MAY_LOSE_RECENT);
            assertThat(warnings.lines()).isEmpty();
        }
    }

    @Test
    void aReplicaIsRefused() {
        try (RedisServer replica = RedisServer.start("replicaof 127.0.0.1 " + server.port());
                RedisClient client = RedisClient.create(replica.uri())) {
            assertThatThrownBy(() -> RedisCodeStore.of(client))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("is a replica")
                    .hasMessageContaining("connect to the master");
        }
    }

    @Test
    void aWrongPasswordIsAnOutage() {
        operator.aclSetUser("closed", "on", ">secret", "~*", "+@all");
        try (RedisClient client = RedisClient.create(uri("closed:wrong-guess"))) {
            assertThatThrownBy(() -> RedisCodeStore.of(client))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("refuses the user or the password")
                    .message()
                    .doesNotContain("wrong-guess");
        }
    }

    @Test
    void aServerThatIsNotThereIsAnOutage() {
        RedisServer gone = RedisServer.start();
        gone.close();
        try (RedisClient client = RedisClient.create(gone.uri())) {
            assertThatThrownBy(() -> RedisCodeStore.of(client))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("no connection to Redis");
        }
    }

    @Test
    void aClientThatCachesRepliesIsRefused() {
        try (RedisClient client = RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", server.port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .protocol(RedisProtocol.RESP3)
                        .build())
                .cacheConfig(CacheConfig.builder().build())
                .build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RedisCodeStore.of(client))
                    .withMessageContaining("client-side caching");
        }
    }

    @Test
    void theNewerProtocolServesAsWell() {
        try (RedisClient client = RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", server.port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .protocol(RedisProtocol.RESP3)
                        .build())
                .build()) {
            CodeStore store = RedisCodeStore.of(client, "resp3:");
            assertThat(store.compareAndSet(Sample.key("mail"), CodeStore.ABSENT, Sample.register(1)))
                    .isTrue();
            assertThat(store.read(Sample.key("mail")).orElseThrow().stamp()).isEqualTo(1);
            store.erase(Sample.USER);
            assertThat(store.read(Sample.key("mail"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{a}", "mfa*", "näme:", "0123456789012345678901234567890123456789x"})
    void otherPrefixesAreRefused(String prefix) {
        try (RedisClient client = RedisClient.create(server.uri())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RedisCodeStore.of(client, prefix))
                    .withMessageContaining("prefix is \"" + prefix + "\", allowed are 1 to 40");
        }
    }

    private static URI uri(String userAndPassword) {
        return URI.create("redis://" + userAndPassword + "@127.0.0.1:" + server.port());
    }
}
