package io.github.mfa4j.trials.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.Factor;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification.Refused.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What two separate JVMs on one store must not be able to do, together or one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RacingJvms {

    static final int TRIALS = 20;
    static final int REQUESTS_EACH = 4;

    private static final int LIMIT = LockoutPolicy.DEFAULT.backOffFrom();
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Administrator ADMIN = new Administrator("admin");

    final Racers racers;
    private final SharedClock clock;
    private final Node node;

    RacingJvms(Address address) throws IOException {
        TrialFolder folder = TrialFolder.fresh(getClass().getSimpleName());
        clock = folder.clock();
        node = Node.open(address, clock, "referee");
        racers = new Racers(folder, address);
    }

    @AfterAll
    void stop() throws IOException {
        racers.close();
        node.close();
    }

    @Test
    void A01_theRightTotpCodeOfOneChallengeHasOneWinner() throws IOException {
        Person person = person("one challenge");
        for (int trial = 0; trial < TRIALS; trial++) {
            racers.tellBoth(REQUESTS_EACH, "verify", open(person, node.totp()).token(), nextCode(person));

            assertThat(racers.go()).as("trial %d", trial).containsOnlyOnce(Racer.VERIFIED);
        }
    }

    @Test
    void A01_A14_theRightTotpCodeOfManyLoginsHasOneWinner() throws IOException {
        Person person = person("many logins");
        for (int trial = 0; trial < TRIALS; trial++) {
            racers.tellBoth(LIMIT / Racers.COUNT, "login", person.user().id(), nextCode(person));

            assertThat(racers.go()).as("trial %d", trial).containsOnlyOnce(Racer.VERIFIED);
            node.mfa().release(person.user(), node.totp(), ADMIN);
        }
    }

    @Test
    void A01_theRightSentCodeHasOneWinner() throws IOException {
        Person person = person("sent code");
        for (int trial = 0; trial < TRIALS; trial++) {
            OpenChallenge challenge = open(person, node.mail());
            racers.tellBoth(REQUESTS_EACH, "verify", challenge.token(), challenge.sentCode());

            assertThat(racers.go()).as("trial %d", trial).containsOnlyOnce(Racer.VERIFIED);
        }
    }

    @Test
    void A04_guessesAtOneChallengeAreEvaluatedUpToTheLimit() throws IOException {
        Person person = person("one challenge guessed at");
        for (int trial = 0; trial < TRIALS; trial++) {
            OpenChallenge challenge = open(person, node.totp());
            racers.tellBoth(REQUESTS_EACH, "verify", challenge.token(), wrongCode(person));

            assertThat(evaluated(racers.go())).as("trial %d", trial).isEqualTo(LIMIT);
            node.mfa().release(person.user(), node.totp(), ADMIN);
        }
    }

    @Test
    void A06_newChallengesOfBothShareOneCounter() throws IOException {
        Person person = person("many challenges guessed at");
        for (int trial = 0; trial < TRIALS; trial++) {
            racers.tellBoth(REQUESTS_EACH, "login", person.user().id(), wrongCode(person));

            assertThat(evaluated(racers.go())).as("trial %d", trial).isEqualTo(LIMIT);
            node.mfa().release(person.user(), node.totp(), ADMIN);
        }
    }

    @Test
    void A10_theLockVoidsTheChallengesOfTheOther() throws IOException {
        Person person = person("locked");
        for (int trial = 0; trial < TRIALS; trial++) {
            String open = racers.ask(0, "challenge", person.user().id());
            for (int guess = 0; guess < REQUESTS_EACH * Racers.COUNT; guess++) {
                racers.tell(1, "login", person.user().id(), wrongCode(person));
            }
            assertThat(evaluated(racers.go())).as("trial %d", trial).isEqualTo(LIMIT);

            assertThat(racers.ask(0, "verify", open, code(person))).isEqualTo(Reason.LOCKED.name());
            clock.advance(LockoutPolicy.DEFAULT.firstDelay());
            assertThat(racers.ask(0, "verify", open, code(person))).isEqualTo(Reason.CHALLENGE_VOID.name());
            node.mfa().release(person.user(), node.totp(), ADMIN);
        }
    }

    @Test
    void A14_A15_A16_aStepUsedInOneIsUsedInTheOtherAndSoAreThoseBefore() throws IOException {
        Person person = person("replayed");
        for (int trial = 0; trial < TRIALS; trial++) {
            String older = nextCode(person);
            String used = nextCode(person);
            int first = trial % Racers.COUNT;
            assertThat(login(first, person, used)).isEqualTo(Racer.VERIFIED);

            assertThat(login(1 - first, person, used)).isEqualTo(Reason.REPLAYED.name());
            assertThat(login(1 - first, person, older)).isEqualTo(Reason.REPLAYED.name());
            clock.advance(STEP);
            assertThat(login(1 - first, person, used)).isEqualTo(Reason.REPLAYED.name());
            clock.advance(STEP);
            assertThat(login(1 - first, person, used)).isEqualTo(Reason.WRONG_CODE.name());
            node.mfa().release(person.user(), node.totp(), ADMIN);
        }
    }

    final Person person(String name) {
        return Person.enrol(1, name, node, clock).get(0);
    }

    final OpenChallenge open(Person person, Factor factor) {
        return node.opened(node.mfa().challenge(person.user(), factor, Purpose.LOGIN))
                .orElseThrow();
    }

    final Node node() {
        return node;
    }

    private String login(int jvm, Person person, String code) throws IOException {
        return racers.ask(jvm, "login", person.user().id(), code);
    }

    /** The code of the next step that has a code of its own. */
    private String nextCode(Person person) {
        do {
            clock.advance(STEP);
        } while (!person.phone().isUnique(person.phone().step(clock.instant())));
        return code(person);
    }

    private String code(Person person) {
        return person.phone().codeAt(person.phone().step(clock.instant()));
    }

    private String wrongCode(Person person) {
        return person.phone().wrong(clock.instant());
    }

    private static long evaluated(List<String> answers) {
        return answers.stream().filter(Reason.WRONG_CODE.name()::equals).count();
    }
}
