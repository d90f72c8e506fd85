package io.github.mfa4j.trials;

import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.Budget;
import io.github.mfa4j.codes.SpendPolicy;
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

    /** Ahead of the clock of every server: what a test has stored a moment ago is over for none of them. */
    static final Instant START = Instant.parse("2099-11-22T12:00:00Z");

    /** More than any attack here sends: what a test is about is bounded before this is. */
    static final SpendPolicy SPENDING = SpendPolicy.builder(new Budget(1_000_000, 1_000_000))
            .allow("+49", new Budget(1_000_000, 1_000_000))
            .perDestination(new Budget(200, 200))
            .build();

    final SettableClock clock = new SettableClock(START);
    final InMemoryUserDirectory users = new InMemoryUserDirectory();
    final CapturingSender sms = new CapturingSender(Channel.SMS);
    final ConcurrentLinkedQueue<MfaEvent> events = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    final UserDirectory directory;

    /** As the first node has them. */
    final CodeStore store;

    final CodeStore recoveryStore;
    final SecretVault vault;

    private final Stores stores;
    private final Watch watch;
    private final BooleanSupplier rivalWins;
    private int nodes;

    /** In memory. */
    Surroundings() {
        this(new MemoryStores());
    }

    Surroundings(Stores stores) {
        this(stores, Watch.NONE);
    }

    Surroundings(Watch watch) {
        this(new MemoryStores(), watch);
    }

    Surroundings(Stores stores, Watch watch) {
        this(stores, watch, () -> false);
    }

    /** With a rival that, while it is told to, wins every race for a register. */
    Surroundings(Stores stores, Watch watch, BooleanSupplier rivalWins) {
        this.stores = stores;
        this.watch = watch;
        this.rivalWins = rivalWins;
        directory = user -> {
            watch.before("directory.find");
            Optional<UserProfile> found = users.find(user);
            watch.after("directory.find");
            return found;
        };
        stores.empty(clock);
        Stores.Connected first = watched(0);
        store = first.registers();
        recoveryStore = first.recoveryRegisters();
        vault = first.vault();
    }

    /** What the next node works with. */
    Stores.Connected connect() {
        return watched(nodes++);
    }

    private Stores.Connected watched(int node) {
        Stores.Connected connected = stores.node(node);
        return new Stores.Connected(
                new WatchedCodeStore(connected.registers(), watch, rivalWins),
                new WatchedCodeStore(connected.recoveryRegisters(), watch, rivalWins),
                new WatchedSecretVault(connected.vault(), watch));
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
