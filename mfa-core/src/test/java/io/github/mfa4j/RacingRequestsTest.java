package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads against one register. */
class RacingRequestsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 150;

    private final World world = new World();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** A user nobody has tried yet. */
    private UserId user(int round) {
        UserId user = new UserId("race", "user" + round);
        world.directory.put(user, World.profile("user@example.org"));
        return user;
    }

    private <T> List<T> atOnce(Callable<T> request) throws Exception {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Callable<T>> racers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            racers.add(() -> {
                ready.countDown();
                ready.await();
                return request.call();
            });
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : threads.invokeAll(racers, 60, TimeUnit.SECONDS)) {
            answers.add(answer.get());
        }
        return answers;
    }

    @Test
    void a01_sameRightCodeInParallelGivesExactlyOneProof() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = user(round);
            String token = world.login(user);
            String code = world.code(user);
            List<Verification> answers = atOnce(() -> world.mfa.verify(token, code));
            assertThat(answers.stream().filter(Verified.class::isInstance)).hasSize(1);
            assertThat(world.status(user).failures()).isZero();
        }
    }

    @Test
    void a04_a05_a06_parallelGuessesOverOwnChallengesAreCountedToTheLimitAndNotPastIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = user(round);
            List<Integer> wrong = atOnce(() -> {
                int told = 0;
                for (int guess = 0; guess < 3; guess++) {
                    ChallengeResult opened = world.mfa.challenge(user, world.tiny, Purpose.LOGIN);
                    if (opened instanceof ChallengeResult.Started started) {
                        told += isWrong(world.mfa.verify(started.token().value(), "000000")) ? 1 : 0;
                    }
                }
                return told;
            });
            int told = wrong.stream().mapToInt(Integer::intValue).sum();
            assertThat(told).isLessThanOrEqualTo(5).isEqualTo(world.status(user).failures());
        }
    }

    private static boolean isWrong(Verification verdict) {
        return verdict instanceof Refused refused && refused.reason() == Reason.WRONG_CODE;
    }

    @Test
    void a04_parallelGuessesOnOneChallengeLockItOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = user(round);
            String token = world.login(user);
            List<Verification> answers = atOnce(() -> world.mfa.verify(token, "000000"));
            long wrong = answers.stream().filter(RacingRequestsTest::isWrong).count();
            long busy = answers.stream().filter(Busy.class::isInstance).count();
            assertThat(wrong).isEqualTo(world.status(user).failures()).isLessThanOrEqualTo(5);
            assertThat(wrong == 5 || busy > 0).isTrue();
        }
    }

    @Test
    void resendRacingWithItselfLeavesOneLivingToken() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = user(round);
            String token = world.login(user);
            List<ChallengeResult> answers = atOnce(() -> world.mfa.resend(token));
            assertThat(answers.stream().filter(ChallengeResult.Started.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void switchRacingWithVerifyGrantsOneOfThem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UserId user = user(round);
            String token = world.login(user);
            String code = world.code(user);
            List<Boolean> granted = atOnce(() -> Thread.currentThread().getId() % 2 == 0
                    ? world.mfa.verify(token, code) instanceof Verified
                    : world.mfa.switchTo(token, world.other) instanceof ChallengeResult.Started);
            assertThat(granted.stream().filter(Boolean::booleanValue)).hasSize(1);
        }
    }
}
