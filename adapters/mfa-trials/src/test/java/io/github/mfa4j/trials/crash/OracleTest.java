package io.github.mfa4j.trials.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.trials.crash.Event.Answered;
import io.github.mfa4j.trials.crash.Event.Asked;
import io.github.mfa4j.trials.crash.Event.Inspected;
import io.github.mfa4j.trials.crash.Guess.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

/** The oracle finds every kind of broken history, and leaves those alone that can have come about rightly. */
class OracleTest {

    private static final Subject SUBJECT = new Subject("alice", "totp");
    private static final int LIMIT = LockoutPolicy.DEFAULT.backOffFrom();

    private final List<Event> history = new ArrayList<>();
    private Instant now = Instant.parse("2100-01-01T00:00:00Z");
    private long number;

    @Test
    void aCodeGrantedTwice() {
        guess("c1", "step 7", Outcome.GRANTED);
        found().isEmpty();

        guess("c2", "step 7", Outcome.GRANTED);
        found().singleElement().asString().contains("one code was granted 2 times", "step 7");
    }

    @Test
    void theSameStepOfTwoUsersIsNotTheSame() {
        guess("c1", "step 7", Outcome.GRANTED);
        answer(ask(new Guess(new Subject("bob", "totp"), "c2", "000007", "step 7")), Outcome.GRANTED);

        found().isEmpty();
    }

    @Test
    void aChallengeGrantedTwice() {
        guess("c1", "step 7", Outcome.GRANTED);
        guess("c1", "step 8", Outcome.GRANTED);

        found().singleElement().asString().contains("one challenge was granted 2 times");
    }

    @Test
    void aWrongCodeGranted() {
        guess("c1", Guess.WRONG, Outcome.GRANTED);

        found().singleElement().asString().contains("a wrong code was granted");
    }

    @Test
    void anOutageThenTheSameCodeGrantedOnceIsRight() {
        guess("c1", "step 7", Outcome.OUTAGE);
        guess("c1", "step 7", Outcome.GRANTED);
        found().isEmpty();

        guess("c1", "step 7", Outcome.GRANTED);
        found().isNotEmpty();
    }

    @Test
    void oneGuessTooManyBeforeTheFirstLock() {
        wrong(LIMIT);
        found().isEmpty();

        wrong(1);
        found().singleElement().asString().contains("6 wrong guesses", "allowed are 5");
    }

    @Test
    void oneGuessMayFollowEachLock() {
        wrong(LIMIT);
        now = now.plus(Duration.ofSeconds(30));
        wrong(1);
        found().isEmpty();

        now = now.plus(Duration.ofSeconds(59));
        wrong(1);
        found().singleElement().asString().contains("7 wrong guesses", "allowed are 6");
    }

    @Test
    void aSuccessBetweenAllowsTheGuessesAnew() {
        wrong(LIMIT - 1);
        guess("c1", "step 7", Outcome.GRANTED);
        wrong(LIMIT);
        found().isEmpty();

        wrong(1);
        found().isNotEmpty();
    }

    @Test
    void aSuccessThatOverlapsMayHaveComeBetween() {
        long right = ask(new Guess(SUBJECT, "c1", "123456", "step 7"));
        wrong(LIMIT + 1);
        answer(right, Outcome.GRANTED);

        found().isEmpty();
    }

    @Test
    void aRightGuessWithoutAnAnswerMayHaveComeBetweenUntilItsAskerIsDead() {
        wrong(LIMIT - 1);
        long unknown = ask(new Guess(SUBJECT, "c1", "123456", "step 7"));
        wrong(LIMIT);
        answer(unknown, Outcome.UNKNOWN);
        found().isEmpty();

        wrong(LIMIT + 1);
        found().isNotEmpty();
    }

    @Test
    void aWrongGuessWithoutAnAnswerHasClearedNothing() {
        wrong(LIMIT - 1);
        ask(new Guess(SUBJECT, "c1", "123456", Guess.WRONG));
        wrong(2);

        found().isNotEmpty();
    }

    @Test
    void refusalsWithoutAComparisonAreNoGuesses() {
        wrong(LIMIT);
        for (int i = 0; i < LIMIT; i++) {
            guess("c1", Guess.WRONG, Outcome.NOT_EVALUATED);
            guess("c1", Guess.WRONG, Outcome.BUSY);
            guess("c1", Guess.WRONG, Outcome.OUTAGE);
        }

        found().isEmpty();
    }

    @Test
    void aForgottenFailure() {
        wrong(2);
        inspect(2, 2);
        found().isEmpty();

        inspect(1, 2);
        found().singleElement().asString().contains("2 failures had been answered since the last success");
    }

    @Test
    void aFailureForgottenInTheWindow() {
        wrong(2);
        guess("c1", "step 7", Outcome.GRANTED);
        inspect(0, 2);
        found().isEmpty();

        inspect(0, 1);
        found().singleElement().asString().contains("1 in the window", "2 failures had been answered");
    }

    @Test
    void aFailureLeavesTheWindowInTime() {
        wrong(2);
        guess("c1", "step 7", Outcome.GRANTED);
        now = now.plus(LockoutPolicy.DEFAULT.window());
        inspect(0, 0);

        found().isEmpty();
    }

    @Test
    void aFailureThatNobodyCommitted() {
        wrong(1);
        guess("c1", Guess.WRONG, Outcome.OUTAGE);
        inspect(2, 2);
        found().isEmpty();

        inspect(3, 3);
        found().singleElement().asString().contains("at most 2 can have happened");
    }

    @Test
    void whatOverlapsAnInspectionMayShowOrNot() {
        long asked = ask(new Guess(SUBJECT, "c1", "123456", Guess.WRONG));
        inspect(0, 0);
        inspect(1, 1);
        answer(asked, Outcome.WRONG);

        found().isEmpty();
    }

    @Test
    void aHistoryIsReadAsItWasWritten() {
        guess("c1", "step 7", Outcome.GRANTED);
        ask(new Guess(SUBJECT, "c2", "123456", Guess.WRONG));
        inspect(1, 2);

        StringBuilder text = new StringBuilder();
        history.forEach(event -> text.append(event.line()).append('\n'));
        assertThat(History.parse(text.toString())).isEqualTo(history);
        assertThat(History.parse(text + "answered\t5\t2100-01-01T00:0")).isEqualTo(history);
    }

    private AbstractListAssert<?, ?, String, ObjectAssert<String>> found() {
        return assertThat(Oracle.violations(history, LockoutPolicy.DEFAULT));
    }

    private void wrong(int guesses) {
        for (int i = 0; i < guesses; i++) {
            guess("c", Guess.WRONG, Outcome.WRONG);
        }
    }

    private void guess(String challenge, String secret, Outcome outcome) {
        answer(ask(new Guess(SUBJECT, challenge, "123456", secret)), outcome);
    }

    private long ask(Guess guess) {
        history.add(new Asked(++number, now, guess));
        return number;
    }

    private void answer(long asked, Outcome outcome) {
        history.add(new Answered(++number, now, asked, outcome));
    }

    private void inspect(int failures, int failuresInWindow) {
        long asked = ++number;
        history.add(new Inspected(++number, now, SUBJECT, asked, failures, failuresInWindow));
    }
}
