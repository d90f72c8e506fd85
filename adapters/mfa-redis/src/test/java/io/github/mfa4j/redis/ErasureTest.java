package io.github.mfa4j.redis;

import static io.github.mfa4j.redis.Sample.USER;
import static io.github.mfa4j.redis.Sample.key;
import static io.github.mfa4j.redis.Sample.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.spi.CodeStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.executors.CommandExecutor;

/** Erasing reads the index and then removes what was in it, so what comes in between decides whether it was right. */
class ErasureTest {

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
    void twoRegisters() {
        client.flushAll();
        create("mail");
        create("sms");
    }

    @Test
    void nothingOfTheUserIsLeft() {
        store.erase(USER);

        assertThat(client.keys("*")).isEmpty();
    }

    @Test
    void aRegisterThatIsCreatedInBetweenIsErasedToo() {
        AtomicInteger times = new AtomicInteger();
        try (UnifiedJedis slow = interrupted(() -> {
            if (times.getAndIncrement() < 3) {
                create("push-" + times);
            }
        })) {
            RedisCodeStore.of(slow).erase(USER);
        }

        assertThat(times).hasValue(4);
        assertThat(client.keys("*")).isEmpty();
    }

    @Test
    void aRegisterThatIsErasedAndCreatedInBetweenIsErasedToo() {
        AtomicInteger times = new AtomicInteger();
        try (UnifiedJedis slow = interrupted(() -> {
            if (times.getAndIncrement() == 0) {
                store.erase(USER);
                create("push");
                create("call");
            }
        })) {
            RedisCodeStore.of(slow).erase(USER);
        }

        assertThat(client.keys("*")).isEmpty();
    }

    @Test
    void registersThatNeverCeaseToAppearAreAnError() {
        AtomicInteger times = new AtomicInteger();
        try (UnifiedJedis slow = interrupted(() -> create("push-" + times.getAndIncrement()))) {
            CodeStore interrupted = RedisCodeStore.of(slow);

            assertThatThrownBy(() -> interrupted.erase(USER))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessageContaining("erase again");
        }
        assertThat(store.read(key("mail"))).as("erased by halves").isPresent();
    }

    private static void create(String factor) {
        assertThat(store.compareAndSet(key(factor), CodeStore.ABSENT, register(1)))
                .isTrue();
    }

    /** A client between whose reading of an index and the next command something else happens. */
    private static UnifiedJedis interrupted(Runnable meanwhile) {
        RedisClient direct = RedisClient.create(server.uri());
        return RedisClient.builder()
                .commandExecutor(new CommandExecutor() {
                    @Override
                    public <T> T executeCommand(CommandObject<T> command) {
                        T reply = direct.executeCommand(command);
                        if (command.getArguments().getCommand() == Command.ZRANGE) {
                            meanwhile.run();
                        }
                        return reply;
                    }

                    @Override
                    public void close() {
                        direct.close();
                    }
                })
                .build();
    }
}
