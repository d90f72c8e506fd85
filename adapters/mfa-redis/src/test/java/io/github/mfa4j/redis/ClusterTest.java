package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.key;
import static io.github.mfa4j.redis.Sample.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;

/** What the contract does not say about three nodes that share the keys. */
class ClusterTest {

    private static final int USERS = 30;

    @AutoClose
    private static Cluster cluster;

    @AutoClose
    private static RedisClusterClient client;

    private static CodeStore store;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(3);
        client = cluster.connect();
        store = RedisCodeStore.of(client);
    }

    @Test
    void usersAreSpreadOverTheNodesAndErasedOnEach() {
        for (int i = 0; i < USERS; i++) {
            assertThat(store.compareAndSet(mailOf(i), CodeStore.ABSENT, register(1)))
                    .isTrue();
            assertThat(store.compareAndSet(key(user(i), "sms"), CodeStore.ABSENT, register(1)))
                    .isTrue();
        }
        assertThat(cluster.nodes()).allSatisfy(node -> assertThat(keysOf(node)).isNotEmpty());

        for (int i = 0; i < USERS; i++) {
            store.erase(user(i));
        }
        assertThat(cluster.nodes()).allSatisfy(node -> assertThat(keysOf(node)).isEmpty());
    }

    @Test
    void oneNodeThatEvictsIsRefused() {
        try (Jedis last = new Jedis(cluster.nodes().get(2).uri())) {
            last.configSet("maxmemory-policy", "allkeys-lfu");
            assertThatThrownBy(() -> RedisCodeStore.of(client))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("allkeys-lfu");
            last.configSet("maxmemory-policy", "noeviction");
        }
    }

    @Test
    void aNodeThatIsGoneIsAnOutageOfItsUsersUntilItIsBack() {
        RedisServer node = cluster.nodes().get(1);
        StateKey key = keyOn(node);

        node.kill();
        assertThatThrownBy(() -> store.read(key)).isInstanceOf(RedisStoreException.class);
        assertThatThrownBy(() -> store.compareAndSet(key, 1, register(2))).isInstanceOf(RedisStoreException.class);

        node.restart();
        Until.holds("the node serves again", () -> answers(key));
        assertThat(store.compareAndSet(key, CodeStore.ABSENT, register(3))).isTrue();
        assertThat(store.read(key).orElseThrow().stamp()).isEqualTo(3);
        store.erase(key.owner().orElseThrow());
    }

    /** Written, so that it can be seen on which node it is. */
    private static StateKey keyOn(RedisServer node) {
        for (int i = 0; i < USERS; i++) {
            assertThat(store.compareAndSet(mailOf(i), CodeStore.ABSENT, register(1)))
                    .isTrue();
            if (!keysOf(node).isEmpty()) {
                return mailOf(i);
            }
            store.erase(user(i));
        }
        throw new AssertionError("no key of " + USERS + " is on the node");
    }

    private static boolean answers(StateKey key) {
        try {
            return store.read(key).isEmpty();
        } catch (RedisStoreException e) {
            return false;
        }
    }

    private static UserId user(int number) {
        return UserId.of("user-" + number);
    }

    private static StateKey mailOf(int number) {
        return key(user(number), "mail");
    }

    private static Set<String> keysOf(RedisServer node) {
        try (Jedis operator = new Jedis(node.uri())) {
            return operator.keys("*");
        }
    }
}
