package io.github.mfa4j.quickstart.tour;

/** Enrol an authenticator app and confirm it with its first code. */
final class TurnOn implements Chapter {

    @Override
    public String title() {
        return "Enrol and confirm an authenticator app";
    }

    @Override
    public void play(Stage stage) {
        Screen screen = stage.screen();
        screen.say("Alice turns on a second factor. Scan the code with an authenticator app of your own, or press"
                + " Enter at the prompts: a phone is built in and scans it, too.");
        screen.show("");

        new EnrolmentPage(stage, () -> stage.shop().totp.enroll(Shop.ALICE, "phone", null)).pass();

        screen.say("The app has proven that it read the secret, so it is active now. The code that confirmed it is"
                + " spent: nobody can log in with it.");
    }
}
