package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.key;
import static io.github.mfa4j.redis.Sample.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.spi.CodeStore;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisSentinelClient;

/** The master dies and a replica takes over: no answer meanwhile, and then what the replica had received. */
class FailoverTest {

    @Test
    void A37_theStoreGoesOnWithWhatTheReplicaHad() {
        try (Sentinel sentinel = Sentinel.start();
                RedisSentinelClient client = sentinel.connect()) {
            CodeStore store = RedisCodeStore.of(client);
            assertThat(store.compareAndSet(key("mail"), CodeStore.ABSENT, register(1)))
                    .isTrue();
            try (Jedis master = new Jedis(sentinel.master().uri())) {
                Until.holds("the replica has all of it", () -> isReplicated(master.info("replication")));
            }

            sentinel.master().kill();
            assertThatThrownBy(() -> store.compareAndSet(key("mail"), 1, register(2)))
                    .isInstanceOf(RedisStoreException.class);

            Until.holds("a master takes writes", () -> isWritable(store));
            assertThat(store.read(key("mail")).orElseThrow().stamp()).isEqualTo(1);
            assertThat(store.compareAndSet(key("mail"), 1, register(3))).isTrue();
        }
    }

    private static boolean isReplicated(String replication) {
        String offset = replication
                .lines()
                .filter(line -> line.startsWith("master_repl_offset:"))
                .findFirst()
                .orElseThrow()
                .substring("master_repl_offset:".length());
        return replication.contains("offset=" + offset + ",");
    }

    private static boolean isWritable(CodeStore store) {
        try {
            return store.compareAndSet(key("sms"), CodeStore.ABSENT, register(1));
        } catch (RedisStoreException e) {
            return false;
        }
    }
}
