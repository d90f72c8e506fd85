package io.github.mfa4j.trials;

import io.github.mfa4j.UserId;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** What surrounds an installation and its nodes share: time, stores, users, an outbox, a job queue, the audit trail. */
final class Surroundings {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final InMemoryUserDirectory users = new InMemoryUserDirectory();
    final CapturingSender sms = new CapturingSender(Channel.SMS);
    final ConcurrentLinkedQueue<MfaEvent> events = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    final UserDirectory directory;
    final CodeStore store;
    final SecretVault vault;

    Surroundings() {
        this(Watch.NONE);
    }

    Surroundings(Watch watch) {
        this(watch, () -> false);
    }

    /** With a rival that, while it is told to, wins every race for a register. */
    Surroundings(Watch watch, BooleanSupplier rivalWins) {
        directory = user -> {
            watch.before("directory.find");
            Optional<UserProfile> found = users.find(user);
            watch.after("directory.find");
            return found;
        };
        store = new WatchedCodeStore(new InMemoryCodeStore(100_000, clock), watch, rivalWins);
        vault = new WatchedSecretVault(new InMemorySecretVault(), watch);
    }

    void put(UserId user, String... phoneNumbers) {
        users.put(user, new UserProfile(user.id(), Locale.ENGLISH, Map.of(Channel.SMS, List.of(phoneNumbers))));
    }

    List<MfaEvent.Kind> eventKinds() {
        return events.stream().map(MfaEvent::kind).toList();
    }

    /** Works off what anonymous purposes have queued. */
    void runQueue() {
        for (Runnable job = queue.poll(); job != null; job = queue.poll()) {
            job.run();
        }
    }
}
