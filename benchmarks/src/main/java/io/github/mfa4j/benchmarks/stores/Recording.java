package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.UserId;
import io.github.mfa4j.benchmarks.rig.StandingClock;
import io.github.mfa4j.benchmarks.rig.VerificationRig;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the library asks of its stores in each operation for each user, learned from an installation in memory: the floor
 * does the same. Everything was in use the day before, so every register is there and is replaced.
 */
final class Recording {

    private final Map<Operation, List<List<Trip>>> trips = new EnumMap<>(Operation.class);
    private final CodeStore store;
    private final SecretVault vault;

    Recording(List<UserId> users, Instant start) {
        StandingClock clock = new StandingClock(start);
        this.store = new InMemoryCodeStore(4 * users.size(), clock);
        this.vault = new InMemorySecretVault(users.size());
        List<Trip> taken = new ArrayList<>();
        Ours ours = new Ours(List.of(
                new VerificationRig(users, clock, new RecordingStore(store, taken), new RecordingVault(vault, taken))));
        for (int day = 0; day < 2; day++) {
            for (Operation operation : Operation.values()) {
                trips.put(operation, record(ours, operation, users.size(), taken));
            }
        }
    }

    private static List<List<Trip>> record(Ours ours, Operation operation, int users, List<Trip> taken) {
        ours.prepare(operation, 1);
        List<List<Trip>> all = new ArrayList<>(users);
        for (int user = 0; user < users; user++) {
            taken.clear();
            ours.perform(operation, 0, user);
            all.add(List.copyOf(taken));
        }
        return all;
    }

    List<Trip> trips(Operation operation, int user) {
        return trips.getOrDefault(operation, List.of()).get(user);
    }

    /** Makes the rows that the trips find, in the form that the library gives them. */
    void copyTo(CodeStore registers, SecretVault enrolments) {
        Set<StateKey> keys = new HashSet<>();
        Set<UserId> users = new HashSet<>();
        trips.values().stream().flatMap(List::stream).flatMap(List::stream).forEach(trip -> {
            if (trip instanceof Trip.Read read) {
                keys.add(read.key());
            } else if (trip instanceof Trip.ReadEnrolments read) {
                users.add(read.user());
            }
        });
        keys.forEach(key ->
                registers.compareAndSet(key, CodeStore.ABSENT, store.read(key).orElseThrow()));
        users.forEach(user -> enrolments.compareAndSet(
                user, CodeStore.ABSENT, vault.read(user).orElseThrow()));
    }
}
