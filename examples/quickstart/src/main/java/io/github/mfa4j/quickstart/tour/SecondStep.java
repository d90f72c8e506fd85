package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.Purpose;

/** Log in with a code of the app. */
final class SecondStep implements Chapter {

    @Override
    public String title() {
        return "The second step of a login";
    }

    @Override
    public void play(Stage stage) {
        Screen screen = stage.screen();
        screen.say("Alice's password was right, so the shop starts a challenge and asks for a code. The challenge is"
                + " a sealed token in her browser; the shop needs no session for it.");
        stage.awaitNextCode();

        LoginPage.forPhone(stage, Purpose.LOGIN).pass();

        screen.say("This proof is what the shop opens a session on. Nothing but the library can make one.");
    }
}
