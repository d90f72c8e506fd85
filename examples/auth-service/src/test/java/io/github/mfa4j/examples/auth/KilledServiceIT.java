package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while many use it, again and again: what it had answered holds, and nothing is granted beyond that. */
class KilledServiceIT {

    private static final int ROUNDS = 3;
    private static final int WORKERS = 4;
    private static final int LIMIT = 5;
    private static final int MINUTES = 5;

    /** How many registrations, accepted codes and locks each round waits for; at the next the process is killed. */
    private static final int FEWEST = 8;

    /** Longer than the test takes. */
    private static final Map<String, String> VARIABLES = Map.of("MFA_LOCKOUT_FIRSTDELAY", "1h");

    @TempDir
    private Path folder;

    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    private volatile boolean killed;

    @Test
    void A36_whatWasAnsweredHoldsAfterEveryKill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int killedAfter = FEWEST + 3 * round;
            try (Node node = Node.startIn(folder, VARIABLES)) {
                visits.forEach(visit -> visit.check(node));
                useUntilKilled(node, round, killedAfter);
            }
        }
        try (Node node = Node.startIn(folder, VARIABLES)) {
            node.client().get("/actuator/health").is(200);
            visits.forEach(visit -> visit.check(node));
        }
        assertThat(visits).anyMatch(visit -> visit.token != null).anyMatch(visit -> visit.locked);
        readWholeFile();
    }

    private void useUntilKilled(Node node, int round, int killedAfter) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        CountDownLatch answers = new CountDownLatch(killedAfter);
        killed = false;
        try {
            List<Future<?>> running = IntStream.range(0, WORKERS)
                    .<Future<?>>mapToObj(worker -> workers.submit(() -> visit(node, round, worker, answers)))
                    .toList();
            assertThat(answers.await(MINUTES, TimeUnit.MINUTES)).isTrue();
            killed = true;
            node.kill();
            for (Future<?> worker : running) {
                worker.get(MINUTES, TimeUnit.MINUTES);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** One visitor after the other, until nobody answers any more. */
    private void visit(Node node, int round, int worker, CountDownLatch answers) {
        try {
            for (int number = 0; ; number++) {
                String email = "visitor-" + round + "-" + worker + "-" + number + "@example.com";
                Visit visit = new Visit(Person.registeredAt(node, email));
                visits.add(visit);
                answers.countDown();
                if ((number + worker) % 2 == 0) {
                    visit.logIn();
                } else {
                    visit.guessUntilLocked();
                }
                answers.countDown();
            }
        } catch (UncheckedIOException e) {
            if (!killed) {
                throw e;
            }
        }
    }

    /** Every row of every table. */
    private void readWholeFile() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("data/auth-service") + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet lines = connection.createStatement().executeQuery("SCRIPT")) {
            long inserts = 0;
            while (lines.next()) {
                inserts += lines.getString(1).startsWith("INSERT INTO \"PUBLIC\".\"USERS\"") ? 1 : 0;
            }
            assertThat(inserts).isPositive();
        }
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet count = connection.createStatement().executeQuery("select count(*) from users")) {
            assertThat(count.next()).isTrue();
            assertThat(count.getInt(1)).isGreaterThanOrEqualTo(visits.size());
        }
    }

    /** Somebody whose registration was acknowledged, and what else was. */
    private static final class Visit {

        private final Person person;
        private volatile @Nullable String tempToken;
        private volatile @Nullable String code;
        private volatile @Nullable String token;
        private volatile boolean locked;
        private volatile boolean spent;

        Visit(Person person) {
            this.person = person;
        }

        void logIn() {
            begin();
            token = verify(person.client).is(200).text("tokens.accessToken");
            spent = true;
        }

        void guessUntilLocked() {
            String opened = begin();
            for (int guess = 1; guess <= LIMIT; guess++) {
                person.type(opened, person.wrongCode()).is(401);
            }
            verify(person.client).isProblem(429, "factor_locked");
            locked = true;
        }

        private String begin() {
            String opened = person.passPassword().is(200).text("tempToken");
            tempToken = opened;
            code = person.mailbox.code();
            return opened;
        }

        /** After the restart. What may or may not have happened before the kill is done once at most. */
        void check(Node node) {
            Client client = node.client();
            if (code != null) {
                if (!spent && !locked && verify(client).status() == 200) {
                    spent = true;
                }
                assertThat(verify(client).status()).isIn(401, 429);
            }
            if (token != null) {
                client.with(token).get("/auth/profile").is(200);
                client.with(null);
            }
            Answer login = client.post("/auth/login", Map.of("email", person.email, "password", Person.PASSWORD));
            if (locked) {
                verify(client).isProblem(429, "factor_locked");
                login.isProblem(429, "factor_locked");
            }
            // Somebody who was not lost is no stranger, and at most has to wait for another code.
            assertThat(login.status()).isIn(200, 429);
        }

        private Answer verify(Client client) {
            return client.post(
                    "/auth/verify-mfa", Map.of("tempToken", String.valueOf(tempToken), "code", String.valueOf(code)));
        }
    }
}
