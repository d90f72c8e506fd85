package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.servers.RedisServer;
import io.github.mfa4j.testkit.Race;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL and one Redis: to whichever a request comes, it is the same service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    private static final int TRIALS = 10;
    private static final int AT_ONCE = 40;
    private static final int LIMIT = 5;

    private final Race race = new Race();

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Node first;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Node second;

    @BeforeAll
    void start(@TempDir Path folder) {
        Map<String, String> shared = Map.of(
                "DATABASE_URL", PostgresServer.shared().newDatabase(),
                "REDIS_URL", RedisServer.shared().uri().toString(),
                "MFA_KEYS", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "JWT_KEY", "j1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=",
                "PASSWORD_PEPPER", "p1:QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=",
                "MFA_CLIENTS", "shop:secret-of-the-shop",
                // Longer than the tests take.
                "MFA_LOCKOUT_FIRSTDELAY", "1h");
        // Both make the tables, or one waits for the other.
        var starting = CompletableFuture.supplyAsync(() -> Node.startIn(folder.resolve("first"), shared));
        second = Node.startIn(folder.resolve("second"), shared);
        first = starting.join();
    }

    @AfterAll
    void stop() {
        race.close();
        first.close();
        second.close();
    }

    @Test
    void aLoginAtOneGoesOnAtTheOther() {
        Person ana = Person.registeredAt(first, "ana@example.com");
        String tempToken = ana.passPassword().is(200).text("tempToken");
        Client there = second.client();
        Answer login = verify(there, tempToken, ana.mailbox.code()).is(200);

        ana.client.with(login.text("tokens.accessToken")).get("/auth/profile").is(200);
        Answer refreshed = ana.client.post("/auth/refresh", refresh(login)).is(200);
        there.with(refreshed.text("accessToken")).get("/protected/dashboard").is(200);
        ana.client
                .with(refreshed.text("accessToken"))
                .post("/auth/logout", Map.of())
                .is(200);
        there.get("/protected/dashboard").isProblem(401, "invalid_token");
        there.post("/auth/refresh", refresh(refreshed)).isProblem(401, "invalid_token");
    }

    @Test
    void clientApplicationsGoToEither() throws Exception {
        Client here = first.client();
        String token = here.post("/auth", Map.of("client_id", "shop", "client_secret", "secret-of-the-shop"))
                .is(200)
                .text("access_token");
        Client there = second.client().with(token);
        here.with(token);
        Map<String, String> ben = Map.of("client_id", "shop", "user_id", "ben");
        here.post("/mfa/register", ben).is(200);
        Map<String, String> code = new HashMap<>(ben);
        code.put("code", there.post("/mfa/generate", ben).is(200).text("code"));

        List<Answer> answers = atBoth(here, there, (client, i) -> client.post("/mfa/verify", code));
        assertThat(answers)
                .filteredOn(answer -> answer.text("status").equals("success"))
                .hasSize(1);

        here.post("/auth/revoke", Map.of("access_token", token)).is(200);
        there.post("/mfa/generate", ben).isProblem(401, "invalid_token");
    }

    @Test
    void A01_theSameRightCodeInParallelIsAcceptedOnce() throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            Person person = Person.registeredAt(first, "a01-" + trial + "@example.com");
            String tempToken = person.passPassword().is(200).text("tempToken");
            String code = person.mailbox.code();

            List<Answer> answers = atBoth((client, i) -> verify(client, tempToken, code));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).isSubsetOf(200, 401, 429, 503);
        }
    }

    /** Guesses are the right code and others, and where among them the right one is differs from trial to trial. */
    @Test
    void A04_aBurstOfGuessesIsComparedUpToTheLimitOnly() throws Exception {
        int hits = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Person person = Person.registeredAt(second, "a04-" + trial + "@example.com");
            String tempToken = person.passPassword().is(200).text("tempToken");
            String code = person.mailbox.code();
            int position = trial * AT_ONCE / TRIALS;

            List<Answer> answers =
                    atBoth((client, i) -> verify(client, tempToken, i == position ? code : other(code, i)));

            List<Integer> statuses = answers.stream().map(Answer::status).toList();
            assertThat(statuses).isSubsetOf(200, 401, 429, 503);
            long hit = statuses.stream().filter(status -> status == 200).count();
            hits += (int) hit;
            if (hit == 0) {
                assertThat(statuses).filteredOn(status -> status == 401).hasSize(LIMIT);
                verify(first.client(), tempToken, code).isProblem(429, "factor_locked");
                verify(second.client(), tempToken, code).isProblem(429, "factor_locked");
            }
        }
        // Five of forty, so about one of ten; all ten if the limit did not hold.
        assertThat(hits).isLessThan(TRIALS - 2);
    }

    @Test
    void A05_anotherChallengeOfTheSameLoginGivesNoFreshGuesses() throws Exception {
        Phone dora = Phone.enrolledAt(first, "dora@example.com");
        Answer login = dora.person.passPassword().is(200);
        int compared = 0;
        for (int resend = 0; login.status() == 200; resend++) {
            String tempToken = login.text("tempToken");
            List<Answer> answers = race.run(List.of(
                    () -> verify(first.client(), tempToken, dora.wrong()),
                    () -> verify(second.client(), tempToken, dora.wrong())));
            compared += (int)
                    answers.stream().filter(answer -> answer.status() == 401).count();
            login = (resend % 2 == 0 ? second : first)
                    .client()
                    .post("/auth/login/resend", Map.of("tempToken", tempToken));
        }
        login.isProblem(429, "factor_locked");
        assertThat(compared).isEqualTo(LIMIT);
    }

    @Test
    void A06_newLoginsAtBothNodesGiveNoFreshGuesses() throws Exception {
        Phone eva = Phone.enrolledAt(second, "eva@example.com");
        List<Answer> answers = atBoth((client, i) -> {
            Answer login = passPassword(eva.person, client);
            return login.status() == 200 ? verify(client, login.text("tempToken"), eva.wrong()) : login;
        });

        assertThat(answers).extracting(Answer::status).isSubsetOf(401, 429, 503);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(LIMIT);
        passPassword(eva.person, first.client()).isProblem(429, "factor_locked");
        passPassword(eva.person, second.client()).isProblem(429, "factor_locked");
    }

    @Test
    void aRefreshTokenThatComesBackEndsTheSessionAtBoth() {
        Person fay = Person.registeredAt(first, "fay@example.com");
        Answer login = fay.logIn();
        Answer refreshed = first.client().post("/auth/refresh", refresh(login)).is(200);
        Client there = second.client();

        there.post("/auth/refresh", refresh(login)).isProblem(401, "invalid_token");

        first.client().post("/auth/refresh", refresh(refreshed)).isProblem(401, "invalid_token");
        fay.client.with(refreshed.text("accessToken")).get("/auth/profile").isProblem(401, "invalid_token");
        there.with(login.text("tokens.accessToken")).get("/auth/profile").isProblem(401, "invalid_token");
    }

    @Test
    void ofManyRefreshesWithOneTokenOneSucceedsAndIsEndedByTheOthers() throws Exception {
        Person gus = Person.registeredAt(second, "gus@example.com");
        Answer login = gus.logIn();

        List<Answer> answers = atBoth((client, i) -> client.post("/auth/refresh", refresh(login)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).isSubsetOf(200, 401);
        Answer winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        first.client().post("/auth/refresh", refresh(winner)).isProblem(401, "invalid_token");
        second.client().with(winner.text("accessToken")).get("/auth/profile").isProblem(401, "invalid_token");
    }

    @FunctionalInterface
    private interface Act {
        Answer at(Client client, int i);
    }

    private List<Answer> atBoth(Act act) throws Exception {
        return atBoth(first.client(), second.client(), act);
    }

    /** Many at the same moment, half at each node. */
    private List<Answer> atBoth(Client here, Client there, Act act) throws Exception {
        IntFunction<Callable<Answer>> task = i -> () -> act.at(i % 2 == 0 ? here : there, i);
        return race.run(IntStream.range(0, AT_ONCE).mapToObj(task).toList());
    }

    private static Answer passPassword(Person person, Client client) {
        return client.post("/auth/login", Map.of("email", person.email, "password", Person.PASSWORD));
    }

    private static Answer verify(Client client, String tempToken, String code) {
        return client.post("/auth/verify-mfa", Map.of("tempToken", tempToken, "code", code));
    }

    private static Map<String, String> refresh(Answer login) {
        String renewed = login.text("refreshToken");
        return Map.of("refreshToken", renewed.isEmpty() ? login.text("tokens.refreshToken") : renewed);
    }

    /** A code of the same length that is another one, and another one for each number. */
    private static String other(String code, int number) {
        int space = 1_000_000;
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1 + number) % space);
    }
}
