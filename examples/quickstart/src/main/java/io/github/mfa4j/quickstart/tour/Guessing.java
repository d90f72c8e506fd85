package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import java.time.Duration;

/** Guess codes until the factor locks, try the right one then, and wait the lock out. */
final class Guessing implements Chapter {

    private static final int GUESSES = 5;

    @Override
    public String title() {
        return "Wrong codes up to the lock";
    }

    @Override
    public void play(Stage stage) {
        Screen screen = stage.screen();
        stage.letPass(Duration.ofHours(1));
        screen.say("Mallory has Alice's password, but not her phone. So Mallory guesses:");
        MultiFactor mfa = stage.shop().mfa;
        if (mfa.challenge(Shop.ALICE, stage.shop().totp, Purpose.LOGIN) instanceof Started challenge) {
            String token = challenge.token().value();
            for (String guess : stage.phone().wrongCodes(GUESSES)) {
                screen.answer(guess, mfa.verify(token, guess));
            }
            screen.say("Locked. Would even the right code help now?");
            String right = stage.phone().code();
            screen.answer(right, mfa.verify(token, right));
        }
        screen.say("Every further wrong code doubles the lock, up to an hour. After 50 in a month the factor is"
                + " suspended, so that even a guesser who never tires has a chance of less than one in a hundred a"
                + " year. Alice's other factors still work; each has a count of its own.");

        screen.say("And Alice, who wants to log in?");
        LoginPage.forPhone(stage, Purpose.LOGIN).pass();
        screen.say("Alice is back in, and her success has cleared the count.");
    }
}
