package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.UserId;
import io.github.mfa4j.benchmarks.report.Latency;
import io.github.mfa4j.benchmarks.rig.StandingClock;
import io.github.mfa4j.benchmarks.rig.VerificationRig;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Measures every operation of everybody on every store. On one store they take turns, lap by lap, so that what changes in
 * the machine meanwhile changes for all of them.
 */
public final class StoreBenchmark {

    /** How many work at the same time; everybody is measured with each number. */
    private static final List<Integer> CLIENTS = List.of(1, 4);

    /** For each round of warming up: that is quickly done. */
    private static final int DAYS_IN_MEMORY = 5;

    private static final int MOST_CLIENTS = Collections.max(CLIENTS);

    private static final List<Supplier<Backend>> BACKENDS =
            List.of(JdbcBackend::h2, () -> JdbcBackend.postgreSql(MOST_CLIENTS), RedisBackend::new);

    private final Size size;
    private final Backend backend;
    private final List<Contestant> contestants;
    private final Map<String, Laps> laps = new LinkedHashMap<>();

    /**
     * How much is measured.
     *
     * @param users of each client; a lap is one operation for each
     * @param warmups rounds before those that count; it takes some thousand operations until all code is compiled
     * @param rounds in each, everybody does one lap of each operation with each number of clients
     */
    public record Size(int users, int warmups, int rounds) {

        public String inWords() {
            return "1 process, " + warmups + " + " + rounds + " rounds, in each " + users + " by each client";
        }
    }

    private StoreBenchmark(Size size, Backend backend) {
        this.size = size;
        this.backend = backend;
        this.contestants = contestants();
    }

    /** Starts the stores one after the other and measures on each. */
    public static List<Latency> run(Size size) {
        warmUpInMemory(size);
        List<Latency> latencies = new ArrayList<>();
        for (Supplier<Backend> starting : BACKENDS) {
            try (Backend backend = starting.get()) {
                latencies.addAll(new StoreBenchmark(size, backend).measure());
            }
        }
        return latencies;
    }

    /** There is more code in the library than in what it is compared with, so it would still be compiled when they are done. */
    private static void warmUpInMemory(Size size) {
        Ours ours = new Ours(List.of(VerificationRig.inMemory(size.users())));
        for (int day = 0; day < DAYS_IN_MEMORY * size.warmups(); day++) {
            for (Operation operation : Operation.values()) {
                ours.prepare(operation, 1);
                for (int user = 0; user < size.users(); user++) {
                    ours.perform(operation, 0, user);
                }
            }
        }
    }

    private List<Latency> measure() {
        for (int round = 0; round < size.warmups() + size.rounds(); round++) {
            if (round == size.warmups()) {
                laps.clear();
            }
            for (int count : CLIENTS) {
                try (Clients clients = new Clients(count)) {
                    lapEach(clients);
                }
            }
            // Nobody always comes right after the same other, whose writes the disk may still be busy with.
            Collections.shuffle(contestants, new Random(round));
        }
        return laps.entrySet().stream()
                .map(entry -> entry.getValue().summary(entry.getKey()))
                .toList();
    }

    private void lapEach(Clients clients) {
        for (Operation operation : Operation.values()) {
            for (Contestant contestant : contestants) {
                if (contestant.operations().contains(operation)) {
                    contestant.prepare(operation, clients.count());
                    Lap lap = clients.lap(size.users(), (client, user) -> contestant.perform(operation, client, user));
                    laps.computeIfAbsent(name(operation, contestant, clients), name -> new Laps())
                            .add(lap);
                }
            }
        }
    }

    private String name(Operation operation, Contestant contestant, Clients clients) {
        return backend.name() + '.' + operation.label() + '/' + contestant.name() + '/' + clients.count();
    }

    private List<Contestant> contestants() {
        // Redis deletes what expires by its own clock, so this one must not be behind it.
        Instant start = Instant.now();
        List<List<UserId>> users = IntStream.range(0, MOST_CLIENTS)
                .mapToObj(client -> VerificationRig.users("user-" + client + '-', size.users()))
                .toList();
        CodeStore store = backend.codeStore();
        SecretVault vault = backend.secretVault();
        List<VerificationRig> rigs = users.stream()
                .map(some -> new VerificationRig(some, new StandingClock(start), store, vault))
                .toList();
        List<Recording> recordings =
                users.stream().map(some -> new Recording(some, start)).toList();
        List<Contestant> all =
                new ArrayList<>(List.of(new Ours(rigs), new Bare(backend.floor(recordings), recordings)));
        backend.spring().ifPresent(spring -> all.add(new Spring(spring, MOST_CLIENTS, size.users())));
        return all;
    }
}
