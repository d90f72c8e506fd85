package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.FUTURE;
import static io.github.mfa4j.redis.Sample.USER;
import static io.github.mfa4j.redis.Sample.indexOf;
import static io.github.mfa4j.redis.Sample.key;
import static io.github.mfa4j.redis.Sample.nameOf;
import static io.github.mfa4j.redis.Sample.register;
import static io.github.mfa4j.spi.StoredRegister.LATEST;
import static io.github.mfa4j.spi.StoredRegister.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** The server removes what is over, never what is not, and keeps no key for ever that could go. */
class ExpiryTest {

    private static final Duration LONGER = Duration.ofHours(1);
    private static final long NO_EXPIRY = -1;

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

    /** A write of one of a user's registers. */
    record Write(String factor, Instant purgeAfter) {}

    @Test
    void everyKeyLastsAsLongAsItsRegistersAndNoLonger() {
        List<Write> writes = Stream.of("mail", "sms")
                .flatMap(factor -> Stream.of(FUTURE, FUTURE.plusMillis(1), LATEST, NEVER)
                        .map(purgeAfter -> new Write(factor, purgeAfter)))
                .toList();
        for (Write first : writes) {
            for (Write second : writes) {
                for (Write third : writes) {
                    client.flushAll();
                    checkAfterEach(List.of(first, second, third));
                }
            }
        }
    }

    private static void checkAfterEach(List<Write> writes) {
        Map<String, Instant> model = new HashMap<>();
        for (Write write : writes) {
            set(key(write.factor()), write.purgeAfter());
            model.put(write.factor(), write.purgeAfter());

            model.forEach((factor, purgeAfter) -> assertThat(client.pexpireTime(nameOf(key(factor))))
                    .as("%s after %s", factor, writes)
                    .isEqualTo(expiry(purgeAfter)));
            assertThat(client.pexpireTime(indexOf(USER)))
                    .as("index after %s", writes)
                    .isEqualTo(expiry(Collections.max(model.values())));
        }
    }

    @BeforeEach
    void empty() {
        client.flushAll();
    }

    @Test
    void aSharedRegisterExpiresWithoutAnIndex() {
        StateKey key = StateKey.shared("budget", "destination");
        set(key, FUTURE);
        assertThat(client.keys("*"))
                .singleElement()
                .satisfies(name -> assertThat(client.pexpireTime(name)).isEqualTo(expiry(FUTURE)));

        set(key, NEVER);
        assertThat(client.keys("*"))
                .singleElement()
                .satisfies(name -> assertThat(client.pexpireTime(name)).isEqualTo(NO_EXPIRY));
    }

    @Test
    void aRegisterStaysForAnHourAfterItIsOver() {
        Instant now = serverTime();
        set(key("mail"), now.minus(LONGER).plus(Duration.ofMinutes(1)));
        set(key("sms"), now.minus(LONGER));

        assertThat(store.read(key("mail"))).isPresent();
        assertThat(store.read(key("sms"))).isEmpty();
    }

    @Test
    void whatIsOverWhenItIsWrittenLeavesNothingBehind() {
        set(key("mail"), Instant.EPOCH);

        assertThat(client.keys("*")).isEmpty();
    }

    @Test
    void aPartOfAMillisecondIsKeptAsAWholeOne() {
        set(key("mail"), FUTURE.plusNanos(1));

        assertThat(client.pexpireTime(nameOf(key("mail")))).isEqualTo(expiry(FUTURE.plusMillis(1)));
        assertThat(store.read(key("mail")).orElseThrow().purgeAfter()).isEqualTo(FUTURE.plusMillis(1));
    }

    @Test
    void theServerRemovesARegisterAndItsIndexByItself() {
        set(key("mail"), FUTURE);
        // Instead of waiting for an hour and a day: the same command, with a time that has passed.
        for (String name : client.keys("*")) {
            client.pexpireAt(name, serverTime().minusMillis(1).toEpochMilli());
        }

        assertThat(store.read(key("mail"))).isEmpty();
        assertThat(store.compareAndSet(key("mail"), CodeStore.ABSENT, register(2)))
                .isTrue();
    }

    private static void set(StateKey key, Instant purgeAfter) {
        long stamp = store.read(key).map(StoredRegister::stamp).orElse(CodeStore.ABSENT);
        assertThat(store.compareAndSet(key, stamp, register(stamp + 1, purgeAfter)))
                .isTrue();
    }

    private static long expiry(Instant purgeAfter) {
        return purgeAfter.equals(NEVER) ? NO_EXPIRY : purgeAfter.plus(LONGER).toEpochMilli();
    }

    private static Instant serverTime() {
        try (Jedis operator = new Jedis(server.uri())) {
            List<String> time = operator.time();
            return Instant.ofEpochSecond(Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) * 1_000)
                    .truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
