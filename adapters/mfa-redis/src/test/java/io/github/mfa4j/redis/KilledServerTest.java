package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.key;
import static io.github.mfa4j.redis.Sample.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** A server that writes each command to its disk before it answers loses none that it acknowledged. */
class KilledServerTest {

    private static final int KILLS = 3;
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE = 200;

    /** What a writer was told, and what it still had asked for when the server died. */
    private record Ended(StateKey key, long acknowledged, long asked) {}

    @Test
    void A37_everyAcknowledgedWriteIsThereAfterAKill() throws Exception {
        try (RedisServer server = RedisServer.start("appendonly yes", "appendfsync always");
                RedisClient client = RedisClient.create(server.uri());
                Race race = new Race()) {
            CodeStore store = RedisCodeStore.of(client);
            for (int kill = 0; kill < KILLS; kill++) {
                Semaphore written = new Semaphore(0);
                List<Callable<Ended>> tasks = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    StateKey key = key("factor-" + writer);
                    tasks.add(() -> writeUntilTheEnd(store, key, written));
                }
                tasks.add(() -> {
                    written.acquire(WRITES_BEFORE);
                    server.kill();
                    return new Ended(key("none"), 0, 0);
                });
                List<Ended> ended = race.run(tasks);

                server.restart();
                for (Ended writer : ended) {
                    assertThat(stampOf(store, writer.key()))
                            .as("kill %d: %s", kill, writer)
                            .isIn(writer.acknowledged(), writer.asked());
                }
            }
        }
    }

    private static Ended writeUntilTheEnd(CodeStore store, StateKey key, Semaphore written) {
        long stamp = stampOf(store, key);
        try {
            while (store.compareAndSet(key, stamp, register(stamp + 1))) {
                stamp++;
                written.release();
            }
        } catch (RedisStoreException e) {
            return new Ended(key, stamp, stamp + 1);
        }
        throw new AssertionError("the only writer of " + key + " lost a race");
    }

    private static long stampOf(CodeStore store, StateKey key) {
        return store.read(key).map(StoredRegister::stamp).orElse(CodeStore.ABSENT);
    }
}
