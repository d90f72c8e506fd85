package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;

/** Use a code again that was used before. */
final class Replay implements Chapter {

    @Override
    public String title() {
        return "Replay refused: a code seen over the shoulder";
    }

    @Override
    public void play(Stage stage) {
        Screen screen = stage.screen();
        screen.say("Alice logs in again, and Mallory sees what she types:");
        stage.awaitNextCode();
        LoginPage page = LoginPage.forPhone(stage, Purpose.LOGIN);
        page.pass();

        screen.say("The code is good for some more seconds on any clock. Mallory types it at once:");
        MultiFactor mfa = stage.shop().mfa;
        if (mfa.challenge(Shop.ALICE, stage.shop().totp, Purpose.LOGIN) instanceof Started challenge) {
            screen.answer(page.lastTyped(), mfa.verify(challenge.token().value(), page.lastTyped()));
        }
        screen.say("A time step is accepted once, even by a hundred requests in parallel: each has to win the same"
                + " compare-and-set before it is answered.");
    }
}
