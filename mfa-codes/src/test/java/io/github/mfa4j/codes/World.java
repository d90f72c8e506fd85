package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The outside of an installation under test: a clock, users, an outbox and an event log, all in the test's hands. */
final class World implements Sender {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final UserId ALICE = UserId.of("alice");
    static final UserId BOB = UserId.of("bob");
    static final String ALICE_MAIL = "alice@example.org";
    static final SpendPolicy SPENDING = SpendPolicy.builder(new Budget(1000, 1000))
            .allow("+49", new Budget(1000, 1000))
            .build();
    static final KeyRing KEYS = KeyRing.of("k1", new byte[32]);

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final InstantSource clock = now::get;
    final Map<UserId, UserProfile> users = new ConcurrentHashMap<>();
    final List<CodeMessage> outbox = new CopyOnWriteArrayList<>();
    final List<MfaEvent> events = new CopyOnWriteArrayList<>();
    final List<Runnable> queue = new ArrayList<>();
    final Channel channel;
    CodeStore store = new InMemoryCodeStore(1000, clock);

    @Nullable RuntimeException failure;

    World() {
        this(Channel.MAIL);
    }

    World(Channel channel) {
        this.channel = channel;
        addresses(ALICE, ALICE_MAIL);
        addresses(BOB, "bob@example.org");
    }

    MfaSetup.Builder setup() {
        return MfaSetup.builder()
                .keys(KEYS)
                .codeStore(store)
                .userDirectory(user -> Optional.ofNullable(users.get(user)))
                .listener(events::add)
                .clock(clock);
    }

    void addresses(UserId user, String... addresses) {
        users.put(user, new UserProfile(user.id(), Locale.GERMANY, Map.of(channel, Arrays.asList(addresses))));
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    void runQueue() {
        List<Runnable> due = List.copyOf(queue);
        queue.clear();
        due.forEach(Runnable::run);
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void send(Message message) {
        if (failure != null) {
            throw failure;
        }
        outbox.add((CodeMessage) message);
    }

    CodeMessage newest() {
        return outbox.get(outbox.size() - 1);
    }

    String newestCode() {
        return newest().code().reveal();
    }

    static Started started(ChallengeResult result) {
        assertThat(result).isInstanceOf(Started.class);
        return (Started) result;
    }

    static String token(ChallengeResult result) {
        return started(result).token().value();
    }

    static Refused.Reason refusal(Verification verification) {
        assertThat(verification).isInstanceOf(Refused.class);
        return ((Refused) verification).reason();
    }

    /** A code of the same form that is surely another. */
    static String not(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }
}
