package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.factor.FaultyStore;
import io.github.mfa4j.factor.TinyRules;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An installation with a clock, users, two tiny factors, a store that can fail, and everything that was told. */
final class World {

    static final UserId ALICE = new UserId("tenant", "alice");
    static final UserId BOB = new UserId("tenant", "bob");
    static final UserId NOBODY = new UserId("tenant", "nobody");
    static final Administrator ADMIN = new Administrator("root");

    /** A factor of the test's own. */
    static final class Tiny extends Factor {

        Tiny(MfaSetup setup, String id, TinyRules rules) {
            super(setup, new FactorId(id), "otp", rules);
        }
    }

    final Map<UserId, UserProfile> directory = new ConcurrentHashMap<>();
    final AtomicInteger lookUps = new AtomicInteger();
    final List<MfaEvent> events = new CopyOnWriteArrayList<>();
    final Queue<Runnable> postponed = new ArrayDeque<>();
    final Executor executor = this::postpone;
    final TinyRules rules = new TinyRules(executor);
    final TinyRules otherRules = new TinyRules(null);

    volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    volatile boolean directoryFails;
    volatile boolean executorRejects;
    volatile Consumer<MfaEvent> listener = event -> {};

    final FaultyStore store = new FaultyStore(() -> now);
    final MfaSetup setup = MfaSetup.builder()
            .keys(KeyRing.ephemeral())
            .codeStore(store)
            .userDirectory(this::find)
            .listener(this::hear)
            .clock(() -> now)
            .build();
    final Factor tiny = new Tiny(setup, "tiny", rules);
    final Factor other = new Tiny(setup, "other", otherRules);
    final MultiFactor mfa = MultiFactor.of(setup, tiny, other);

    World() {
        directory.put(ALICE, profile("alice@example.org"));
        directory.put(BOB, profile("bob@example.org"));
    }

    static UserProfile profile(String address) {
        return new UserProfile("name", Locale.ROOT, Map.of(Channel.MAIL, List.of(address)));
    }

    private Optional<UserProfile> find(UserId user) {
        lookUps.incrementAndGet();
        if (directoryFails) {
            throw new IllegalStateException("directory is down");
        }
        return Optional.ofNullable(directory.get(user));
    }

    private void hear(MfaEvent event) {
        events.add(event);
        listener.accept(event);
    }

    private void postpone(Runnable work) {
        if (executorRejects) {
            throw new RejectedExecutionException("queue is full");
        }
        postponed.add(work);
    }

    void workOff() {
        while (!postponed.isEmpty()) {
            postponed.remove().run();
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String start(UserId user, Factor factor, Purpose purpose) {
        ChallengeResult result = mfa.challenge(user, factor, purpose);
        assertThat(result).isInstanceOf(ChallengeResult.Started.class);
        return token(result);
    }

    String login(UserId user) {
        return start(user, tiny, Purpose.LOGIN);
    }

    static String token(ChallengeResult result) {
        return ((ChallengeResult.Started) result).token().value();
    }

    /** The newest code that was sent to a user. */
    String code(UserId user) {
        return Objects.requireNonNull(rules.outbox.get(user), "no code was sent");
    }

    String otherCode(UserId user) {
        return Objects.requireNonNull(otherRules.outbox.get(user), "no code was sent");
    }

    Verified proof(UserId user, Factor factor, Purpose purpose) {
        String token = start(user, factor, purpose);
        String code = factor.equals(tiny) ? code(user) : otherCode(user);
        Verification verdict = mfa.verify(token, code);
        assertThat(verdict).isInstanceOf(Verified.class);
        return (Verified) verdict;
    }

    Verification.Refused.Reason refusal(String token, String input) {
        return ((Verification.Refused) mfa.verify(token, input)).reason();
    }

    void fail(UserId user, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(refusal(login(user), "000000")).isEqualTo(Verification.Refused.Reason.WRONG_CODE);
        }
    }

    FactorStatus status(UserId user) {
        return mfa.inspect(user, tiny);
    }

    List<Kind> kinds() {
        return events.stream().map(MfaEvent::kind).toList();
    }
}
