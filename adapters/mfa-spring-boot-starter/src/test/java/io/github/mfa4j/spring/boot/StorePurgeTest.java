package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.testkit.SettableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What no longer counts is removed, though the library itself starts no thread. */
@ExtendWith(OutputCaptureExtension.class)
class StorePurgeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final StateKey KEY = StateKey.shared("test", "purge");

    private final SettableClock clock = new SettableClock(NOON);

    private CodeStore storeWithARegisterThatIsKeptForAnHour() {
        CodeStore store = new InMemoryCodeStore(10, clock);
        StoredRegister register = new StoredRegister(7, new byte[] {1}, NOON.plus(Duration.ofHours(1)), 0, null);
        assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register)).isTrue();
        return store;
    }

    private static CodeStore storeThatIsDown() {
        return (CodeStore) Proxy.newProxyInstance(
                CodeStore.class.getClassLoader(), new Class<?>[] {CodeStore.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("down");
                });
    }

    @Test
    void everyStoreForgetsWhatIsDueAndOneThatFailsHindersNoOther(CapturedOutput output) {
        CodeStore one = storeWithARegisterThatIsKeptForAnHour();
        CodeStore other = storeWithARegisterThatIsKeptForAnHour();
        CodeStore broken = storeThatIsDown();
        StorePurge purge = new StorePurge(List.of(broken, one, other), clock);

        purge.purge();
        assertThat(one.read(KEY)).isPresent();

        clock.advance(Duration.ofHours(1));
        purge.purge();
        assertThat(one.read(KEY)).isEmpty();
        assertThat(other.read(KEY)).isEmpty();
        assertThat(output.getOut()).contains("could not purge a store of second factors");
    }

    @Test
    void itRunsWithTheApplication() {
        Runners.withUsers().run(context -> {
            StorePurge purge = context.getBean(StorePurge.class);
            assertThat(purge.isRunning()).isTrue();
            context.close();
            assertThat(purge.isRunning()).isFalse();
        });
    }

    @Test
    void anApplicationMayDoItItself() {
        Runners.withUsers()
                .withBean("mfaStorePurge", String.class, () -> "a job of our own")
                .run(context -> assertThat(context).doesNotHaveBean(StorePurge.class));
    }
}
