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

/** Types right, used and wrong codes at one node, and writes down what comes of each. For one thread. */
final class Visitor {

    private static final Duration PER_GUESS = Duration.ofSeconds(3);
    private static final Duration PER_REFUSAL = Duration.ofSeconds(8);

    private final Node node;
    private final Desk desk;
    private final History history;
    private final SharedClock clock;
    private final Consumer<Outcome> told;
    private final Random random;

    Visitor(Node node, Desk desk, History history, SharedClock clock, Consumer<Outcome> told, long seed) {
        this.node = node;
        this.desk = desk;
        this.history = history;
        this.clock = clock;
        this.told = told;
        this.random = new Random(seed);
    }

    /** What is typed, and what makes it right. */
    private record Typed(String text, String secret) {}

    /** Starts or resends a challenge and answers it; sometimes twice, and sometimes somebody else's. */
    void visit(Person person) {
        Factor factor = chooseFactor(person);
        Subject subject = new Subject(person.user().id(), factor.id().value());
        Optional<OpenChallenge> before = desk.newest(subject);
        Optional<OpenChallenge> own = before.isPresent() && oneIn(4)
                ? open(() -> node.mfa().resend(before.get().token()))
                : open(() -> node.mfa().challenge(person.user(), factor, Purpose.LOGIN));
        own.ifPresent(challenge -> desk.put(subject, challenge));
        own.or(() -> before).ifPresent(challenge -> {
            Typed typed = type(person, factor, challenge);
            answer(subject, challenge, typed);
            if (oneIn(3)) {
                answer(subject, challenge, typed);
            }
        });
        if (oneIn(2)) {
            desk.newest(subject).ifPresent(challenge -> answer(subject, challenge, type(person, factor, challenge)));
        }
    }

    private Factor chooseFactor(Person person) {
        if (!person.recoveryCodes().isEmpty() && oneIn(20)) {
            return node.recovery().orElseThrow();
        }
        return oneIn(2) ? node.totp() : node.sms();
    }

    private Optional<OpenChallenge> open(Supplier<ChallengeResult> call) {
        try {
            Optional<OpenChallenge> opened = node.opened(call.get());
            if (opened.isEmpty()) {
                clock.advance(PER_REFUSAL);
            }
            return opened;
        } catch (MfaUnavailableException e) {
            told.accept(Outcome.OUTAGE);
            return Optional.empty();
        }
    }

    private Typed type(Person person, Factor factor, OpenChallenge challenge) {
        boolean wrong = oneIn(person.attacked() ? 1 : 6) && !(person.attacked() && oneIn(6));
        if (factor == node.totp()) {
            return wrong ? new Typed(person.phone().wrong(clock.instant()), Guess.WRONG) : step(person.phone());
        }
        if (factor == node.sms()) {
            String code = challenge.sentCode();
            return wrong ? new Typed(changed(code), Guess.WRONG) : new Typed(code, "the code of " + challenge.name());
        }
        int which = random.nextInt(person.recoveryCodes().size());
        String code = person.recoveryCodes().get(which);
        return wrong
                ? new Typed(new StringBuilder(code).reverse().toString(), Guess.WRONG)
                : new Typed(code, "recovery code " + which);
    }

    /** The code on the screen, or the one before it, or that of the next step, as of a phone that is fast. */
    private Typed step(Phone phone) {
        long step = phone.step(clock.instant()) + random.nextInt(4) / 2 - (oneIn(4) ? 1 : 0);
        while (!phone.isUnique(step)) {
            step--;
        }
        return new Typed(phone.codeAt(step), "step " + step);
    }

    private static String changed(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    private void answer(Subject subject, OpenChallenge challenge, Typed typed) {
        long asked = history.asked(new Guess(subject, challenge.name(), typed.secret()));
        Outcome outcome = outcome(challenge, typed);
        history.answered(asked, outcome);
        clock.advance(PER_GUESS);
        told.accept(outcome);
    }

    private Outcome outcome(OpenChallenge challenge, Typed typed) {
        try {
            return Outcome.of(node.mfa().verify(challenge.token(), typed.text()));
        } catch (MfaUnavailableException e) {
            return Outcome.OUTAGE;
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
