package io.github.mfa4j.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.args.FlushMode;

/** What the server is asked to do, counted by the server. What a script calls counts there too, under its own name. */
class RoundTripsTest {

    private static final Pattern CALLS = Pattern.compile("(?m)^cmdstat_([a-z|]+):calls=(\\d+)");
    private static final StateKey KEY = Sample.key("mail");

    @AutoClose
    private static RedisServer server;

    @AutoClose
    private static RedisClient client;

    @AutoClose
    private static Jedis operator;

    private static CodeStore store;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        client = RedisClient.create(server.uri());
        operator = new Jedis(server.uri());
        store = RedisCodeStore.of(client);
        assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, Sample.register(1)))
                .isTrue();
    }

    @Test
    void aReadIsOneCommand() {
        assertThat(callsOf(() -> store.read(KEY))).isEqualTo(Map.of("hmget", 1));
    }

    @Test
    void aCompareAndSetIsOneScriptCall() {
        Map<String, Integer> calls = callsOf(() -> store.compareAndSet(KEY, 1, Sample.register(1)));

        assertThat(calls)
                .containsEntry("evalsha", 1)
                .containsOnlyKeys("evalsha", "hget", "hset", "pexpireat", "zadd", "zrange");
    }

    @Test
    void aLostRaceWritesNothing() {
        Map<String, Integer> calls = callsOf(() -> store.compareAndSet(KEY, 99, Sample.register(1)));

        assertThat(calls).isEqualTo(Map.of("evalsha", 1, "hget", 1));
    }

    @Test
    void aServerThatForgotTheScriptIsSentItOnce() {
        operator.scriptFlush(FlushMode.SYNC);

        assertThat(callsOf(() -> store.compareAndSet(KEY, 1, Sample.register(1))))
                .containsEntry("evalsha", 1)
                .containsEntry("eval", 1);
        assertThat(callsOf(() -> store.compareAndSet(KEY, 1, Sample.register(1))))
                .containsEntry("evalsha", 1)
                .doesNotContainKey("eval");
    }

    @Test
    void purgingAsksNothing() {
        assertThat(callsOf(() -> store.purge(Sample.FUTURE))).isEmpty();
    }

    private static Map<String, Integer> callsOf(Runnable action) {
        operator.configResetStat();
        action.run();
        return CALLS.matcher(operator.info("commandstats"))
                .results()
                .filter(call -> !call.group(1).equals("config|resetstat"))
                .collect(Collectors.toMap(call -> call.group(1), call -> Integer.valueOf(call.group(2))));
    }
}
