package io.github.mfa4j.trials;

import static io.github.mfa4j.trials.Installation.ADMIN;
import static io.github.mfa4j.trials.Installation.ALICE;
import static io.github.mfa4j.trials.Installation.STEP;
import static io.github.mfa4j.trials.Installation.not;
import static io.github.mfa4j.trials.Installation.reason;
import static io.github.mfa4j.trials.Installation.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Change;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.Verified;
import io.github.mfa4j.testkit.Race;
import io.github.mfa4j.trials.Installation.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guessing and double spending in parallel requests, on two nodes over one store, over and over. */
@OnEveryStore
class GuessingRacesTest {

    private static final int REQUESTS = 32;
    private static final int LIMIT = LockoutPolicy.DEFAULT.backOffFrom();

    private final Race race = new Race();
    private final Installation one;
    private final Installation two;
    private final int trials;

    /** With the real Argon2id; the recovery factor's own test runs more, with a quick hash. */
    private final int hashedTrials;

    private final int burstTrials;

    GuessingRacesTest(Stores stores) {
        one = new Installation(stores);
        two = one.otherNode();
        trials = stores.trials(250);
        hashedTrials = stores.trials(24);
        burstTrials = stores.trials(400);
    }

    @AfterEach
    void stopThreads() {
        race.close();
    }

    @Test
    void A01_theRightTotpCodeInManyRequestsHasOneWinner() throws Exception {
        Phone phone = one.enrol(ALICE);
        for (int trial = 0; trial < trials; trial++) {
            one.pass(STEP);
            String token = one.token(ALICE, one.totp);

            List<Verification> answers = race.run(requests(REQUESTS, token, phone.code()));

            assertThat(verified(answers)).as("trial %d", trial).isEqualTo(1);
        }
    }

    @Test
    void A01_theRightTotpCodeForManyChallengesHasOneWinner() throws Exception {
        Phone phone = one.enrol(ALICE);
        for (int trial = 0; trial < trials; trial++) {
            one.pass(STEP);
            List<Callable<Verification>> requests = new ArrayList<>();
            for (int i = 0; i < LIMIT; i++) {
                String token = one.token(ALICE, one.totp, i % 2 == 0 ? Purpose.LOGIN : Purpose.STEP_UP);
                requests.addAll(requests(2, token, phone.code()));
            }

            assertThat(verified(race.run(requests))).as("trial %d", trial).isEqualTo(1);
            assertThat(one.mfa.release(ALICE, one.totp, ADMIN)).isIn(Change.DONE, Change.NOTHING_TO_CHANGE);
        }
    }

    @Test
    void A01_theRightSentCodeInManyRequestsHasOneWinner() throws Exception {
        for (int trial = 0; trial < trials; trial++) {
            // A number of its own, or the trials would be more than one may have.
            one.surroundings.put(ALICE, "+4917" + (1_000_000 + trial));
            String token = one.token(ALICE, one.sms);
            String code = one.surroundings.sms.lastCode();

            List<Verification> answers = race.run(requests(REQUESTS, token, code));

            assertThat(verified(answers)).as("trial %d", trial).isEqualTo(1);
        }
    }

    @Test
    void A01_anAnonymousCodeInManyRequestsHasOneWinner() throws Exception {
        for (int trial = 0; trial < trials; trial++) {
            String token = one.token(ALICE, one.sms, Purpose.PASSWORD_RESET);
            one.surroundings.runQueue();

            List<Verification> answers = race.run(requests(REQUESTS, token, one.surroundings.sms.lastCode()));

            assertThat(verified(answers)).as("trial %d", trial).isEqualTo(1);
            // Only so many answered challenges an hour.
            one.pass(Duration.ofHours(1));
        }
    }

    @Test
    void A02_aRecoveryCodeInParallelRequestsHasOneWinner() throws Exception {
        List<String> codes = List.of();
        for (int trial = 0; trial < hashedTrials; trial++) {
            codes = codes.isEmpty() ? one.recoveryCodes(ALICE) : codes;
            String code = codes.get(0);
            codes = codes.subList(1, codes.size());

            String first = one.token(ALICE, one.recovery);
            String second = one.token(ALICE, one.recovery);

            List<Verification> answers = race.run(List.<Callable<Verification>>of(
                    () -> one.mfa.verify(first, code), () -> two.mfa.verify(second, code)));

            assertThat(verified(answers)).as("trial %d", trial).isEqualTo(1);
            one.mfa.release(ALICE, one.recovery, ADMIN);
        }
    }

    /** The attacker tries every code there is at once; one lock's worth of guesses is answered, and no guess more. */
    @Test
    void A04_aBurstOverTheWholeCodeSpaceSucceedsAsOftenAsTheLimitAllows() throws Exception {
        int successes = 0;
        for (int trial = 0; trial < burstTrials; trial++) {
            UserId victim = UserId.of("victim " + trial);
            one.surroundings.put(victim);
            String token = one.token(victim, one.shortCodes);

            List<Verification> answers = burst(token);

            assertThat(evaluated(answers)).as("trial %d", trial).isBetween(1L, (long) LIMIT);
            successes += verified(answers);
        }
        double chance = (double) LIMIT / ShortCodeFactor.SPACE;
        assertThat(successes)
                .isBetween(Binomial.low(burstTrials, chance, 1e-9), Binomial.high(burstTrials, chance, 1e-9));
    }

    @Test
    void A05_guessesAndResendsInParallelAreCountedInOnePlace() throws Exception {
        for (int trial = 0; trial < trials; trial++) {
            UserId victim = UserId.of("victim " + trial);
            one.surroundings.put(victim, "+49" + trial);
            String token = one.token(victim, one.sms);
            int evaluated = 0;
            for (int round = 0; round < 4; round++) {
                one.pass(Duration.ofMinutes(10));
                token = token(one.mfa.challenge(victim, one.sms, Purpose.LOGIN));
                String wrong = not(one.surroundings.sms.lastCode());
                List<Callable<Verification>> requests = new ArrayList<>(requests(3, token, wrong));
                String replaced = token;
                one.pass(Duration.ofMinutes(4));
                requests.add(() -> {
                    one.mfa.resend(replaced);
                    return new Busy();
                });
                evaluated += (int) evaluated(race.run(requests));
                if (one.mfa.inspect(victim, one.sms).failures() >= LIMIT) {
                    break;
                }
            }
            assertThat(evaluated)
                    .as("trial %d", trial)
                    .isEqualTo(one.mfa.inspect(victim, one.sms).failures());
            assertThat(evaluated).as("trial %d", trial).isLessThanOrEqualTo(LIMIT);
        }
    }

    @Test
    void A06_newChallengesPurposesAndNodesShareOneCounter() throws Exception {
        Phone phone = one.enrol(ALICE);
        for (int trial = 0; trial < trials; trial++) {
            List<Callable<Verification>> requests = new ArrayList<>();
            for (Purpose purpose : List.of(Purpose.LOGIN, Purpose.STEP_UP, Purpose.LOST_DEVICE)) {
                requests.addAll(requests(4, one.token(ALICE, one.totp, purpose), phone.wrong()));
                requests.addAll(requests(4, two.token(ALICE, two.totp, purpose), phone.wrong()));
            }

            List<Verification> answers = race.run(requests);

            assertThat(evaluated(answers)).as("trial %d", trial).isEqualTo(LIMIT);
            assertThat(one.mfa.release(ALICE, one.totp, ADMIN)).isEqualTo(Change.DONE);
        }
    }

    @Test
    void A10_theLockVoidsEveryOpenChallenge() throws Exception {
        Phone phone = one.enrol(ALICE);
        for (int trial = 0; trial < trials; trial++) {
            one.pass(STEP);
            List<String> open = IntStream.range(0, 4)
                    .mapToObj(i -> (i % 2 == 0 ? one : two).token(ALICE, one(i).totp))
                    .toList();
            List<Callable<Verification>> requests = new ArrayList<>();
            open.forEach(token -> requests.addAll(requests(4, token, phone.wrong())));
            assertThat(evaluated(race.run(requests))).as("trial %d", trial).isEqualTo(LIMIT);

            assertThat(reason(one.mfa.verify(open.get(trial % 4), phone.code())))
                    .isEqualTo(Reason.LOCKED);
            one.pass(LockoutPolicy.DEFAULT.firstDelay());
            assertThat(reason(two.mfa.verify(open.get(trial % 4), phone.code())))
                    .isEqualTo(Reason.CHALLENGE_VOID);
            assertThat(one.mfa.release(ALICE, one.totp, ADMIN)).isEqualTo(Change.DONE);
        }
    }

    private Installation one(int request) {
        return request % 2 == 0 ? one : two;
    }

    private List<Callable<Verification>> requests(int count, String token, String code) {
        return IntStream.range(0, count)
                .<Callable<Verification>>mapToObj(i -> () -> one(i).mfa.verify(token, code))
                .toList();
    }

    /** Every code there is, in random order, over eight threads that try again when they were told to. */
    private List<Verification> burst(String token) throws Exception {
        List<Integer> guesses = new ArrayList<>(
                IntStream.range(0, ShortCodeFactor.SPACE).boxed().toList());
        Collections.shuffle(guesses);
        int share = guesses.size() / 8;
        List<Callable<List<Verification>>> attackers = IntStream.range(0, 8)
                .<Callable<List<Verification>>>mapToObj(i -> () -> guesses.subList(i * share, (i + 1) * share).stream()
                        .map(guess -> untilEvaluated(one(i), token, Integer.toString(guess)))
                        .toList())
                .toList();
        return race.run(attackers).stream().flatMap(List::stream).toList();
    }

    private static Verification untilEvaluated(Installation node, String token, String guess) {
        Verification answer = node.mfa.verify(token, guess);
        while (answer instanceof Busy) {
            answer = node.mfa.verify(token, guess);
        }
        return answer;
    }

    private static int verified(List<Verification> answers) {
        return (int) answers.stream().filter(Verified.class::isInstance).count();
    }

    /** What was answered from a comparison with the code. */
    private static long evaluated(List<Verification> answers) {
        return answers.stream()
                .filter(answer -> answer instanceof Verified
                        || (answer instanceof Verification.Refused refused && refused.reason() == Reason.WRONG_CODE))
                .count();
    }
}
