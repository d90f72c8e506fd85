package io.github.mfa4j.trials.crash;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.Factor;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.trials.crash.Guess.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for challenges at one node and types right, used and wrong codes. For one thread. */
final class Visitor {

    private static final Duration PER_GUESS = Duration.ofSeconds(3);
    private static final Duration PER_REFUSAL = Duration.ofSeconds(8);
    private static final int GUESSES_IN_A_ROW = 8;

    private final Node node;
    private final Typist typist;
    private final Desk desk;
    private final SharedClock clock;
    private final Pace pace;
    private final Consumer<Outcome> told;
    private final Random random;
    private @Nullable Guess unanswered;

    Visitor(Typist typist, Desk desk, SharedClock clock, Pace pace, Consumer<Outcome> told, long seed) {
        this.node = typist.node();
        this.typist = typist;
        this.desk = desk;
        this.clock = clock;
        this.pace = pace;
        this.told = told;
        this.random = new Random(seed);
    }

    /** What ended in an outage is typed again until there is an answer, and once more. */
    void visit(Person person) {
        Guess again = unanswered;
        if (again == null) {
            login(person);
        } else {
            unanswered = null;
            type(again);
            type(again);
        }
    }

    /** Starts or resends a challenge and answers it; sometimes twice, and sometimes somebody else's. */
    private void login(Person person) {
        Factor factor = chooseFactor(person);
        Subject subject = new Subject(person.user().id(), factor.id().value());
        Optional<OpenChallenge> before = desk.newest(subject);
        Optional<OpenChallenge> own = before.isPresent() && oneIn(4)
                ? open(() -> node.mfa().resend(before.get().token()))
                : open(() -> node.mfa().challenge(person.user(), factor, Purpose.LOGIN));
        own.ifPresent(challenge -> desk.put(subject, challenge));
        if (person.attacked() && oneIn(3)) {
            own.ifPresent(challenge -> attack(person, factor, subject, challenge));
            return;
        }
        own.or(() -> before).ifPresent(challenge -> {
            Guess guess = guess(person, factor, subject, challenge);
            type(guess);
            if (oneIn(3)) {
                type(guess);
            }
        });
        if (oneIn(2)) {
            desk.newest(subject).ifPresent(challenge -> type(guess(person, factor, subject, challenge)));
        }
    }

    private void attack(Person person, Factor factor, Subject subject, OpenChallenge challenge) {
        pace.attack(() -> {
            for (int i = 0; i < GUESSES_IN_A_ROW; i++) {
                type(wrong(person, factor, subject, challenge));
            }
        });
    }

    private Factor chooseFactor(Person person) {
        if (!person.recoveryCodes().isEmpty() && oneIn(20)) {
            return node.recovery().orElseThrow();
        }
        return oneIn(2) ? node.totp() : node.mail();
    }

    private Optional<OpenChallenge> open(Supplier<ChallengeResult> call) {
        try {
            Optional<OpenChallenge> opened = node.opened(call.get());
            if (opened.isEmpty()) {
                pace.pass(PER_REFUSAL);
            }
            return opened;
        } catch (MfaUnavailableException e) {
            told.accept(Outcome.OUTAGE);
            return Optional.empty();
        }
    }

    private void type(Guess guess) {
        Outcome outcome = typist.type(guess);
        if (outcome != Outcome.OUTAGE) {
            // Time stands still while the server is down, or what was granted before would be too late to be granted
            // twice.
            pace.pass(PER_GUESS);
        }
        unanswered = outcome == Outcome.OUTAGE ? guess : unanswered;
        told.accept(outcome);
    }

    private Guess guess(Person person, Factor factor, Subject subject, OpenChallenge challenge) {
        return (person.attacked() ? !oneIn(6) : oneIn(6))
                ? wrong(person, factor, subject, challenge)
                : right(person, factor, subject, challenge);
    }

    private Guess wrong(Person person, Factor factor, Subject subject, OpenChallenge challenge) {
        String text;
        if (factor == node.totp()) {
            text = person.phone().wrong(clock.instant());
        } else if (factor == node.mail()) {
            text = (challenge.sentCode().charAt(0) == '0' ? '1' : '0')
                    + challenge.sentCode().substring(1);
        } else {
            text = new StringBuilder(person.recoveryCodes().get(0)).reverse().toString();
        }
        return new Guess(subject, challenge.token(), text, Guess.WRONG);
    }

    private Guess right(Person person, Factor factor, Subject subject, OpenChallenge challenge) {
        String token = challenge.token();
        if (factor == node.totp()) {
            return step(person.phone(), subject, token);
        }
        if (factor == node.mail()) {
            return new Guess(subject, token, challenge.sentCode(), "code of challenge " + Guess.nameOf(token));
        }
        int which = random.nextInt(person.recoveryCodes().size());
        return new Guess(subject, token, person.recoveryCodes().get(which), "recovery code " + which);
    }

    /** The code on the screen, or the one before or after it, as of a phone whose clock is off. */
    private Guess step(Phone phone, Subject subject, String token) {
        long step = phone.step(clock.instant()) + random.nextInt(3) - 1;
        while (!phone.isUnique(step)) {
            step--;
        }
        return new Guess(subject, token, phone.codeAt(step), "step " + step);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
