package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.totp.Authenticator;
import io.github.mfa4j.totp.TotpFactor;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Enrol an authenticator app and confirm it with its first code. */
final class TurnOn implements Chapter {

    @Override
    public String title() {
        return "Enrol and confirm an authenticator app";
    }

    @Override
    public void play(Stage stage) {
        if (isRemembered(stage)) {
            return;
        }
        Screen screen = stage.screen();
        screen.say("Alice turns on a second factor. Scan the code with an authenticator app of your own, or press"
                + " Enter at the prompts: a phone is built in and scans it, too.");
        screen.show("");

        new EnrolmentPage(stage, () -> stage.shop().totp.enroll(Shop.ALICE, "phone", null)).pass();

        screen.say("The app has proven that it read the secret, so it is active now. The code that confirmed it is"
                + " spent: nobody can log in with it.");
    }

    /** Alice may have been here before: then the shop knows her authenticator, and so does her phone. */
    private static boolean isRemembered(Stage stage) {
        TotpFactor totp = stage.shop().totp;
        List<Authenticator> known = totp.authenticators(Shop.ALICE);
        Optional<Authenticator> hers = known.stream()
                .filter(authenticator -> stage.phone().remembers(authenticator.id()))
                .findFirst();
        if (hers.isPresent()) {
            stage.screen()
                    .say("Alice did that on an earlier tour. The shop remembers her: she has the authenticator \""
                            + hers.get().label() + "\" since "
                            + hers.get().enrolledAt().truncatedTo(ChronoUnit.SECONDS)
                            + ". Take the app that scanned the code then, or press Enter at the prompts: the built-in"
                            + " phone has it, too.");
            return true;
        }
        if (!known.isEmpty()) {
            stage.screen()
                    .say("The shop remembers Alice, but her phone is not here. The help desk checks who she is and"
                            + " removes it, so that she can begin anew.");
            known.forEach(lost -> totp.remove(Shop.ALICE, lost.id(), Shop.HELP_DESK));
        }
        return false;
    }
}
