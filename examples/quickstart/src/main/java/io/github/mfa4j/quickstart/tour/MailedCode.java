package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import java.time.Duration;

/** Log in with a code that was sent by mail. */
final class MailedCode implements Chapter {

    @Override
    public String title() {
        return "A mailed code";
    }

    @Override
    public void play(Stage stage) {
        Screen screen = stage.screen();
        Shop shop = stage.shop();
        MultiFactor mfa = shop.mfa;
        screen.say("Alice left her phone at home and asks for a code by mail.");

        LoginPage page =
                new LoginPage(stage, shop.mail, Purpose.LOGIN, "Code from the mail", stage.mailbox()::lastCode);
        Started challenge = page.start();
        screen.say("Her browser shows where it went, and no more: " + challenge.maskedDestination());
        screen.say("She is impatient and asks for another one:");
        screen.answer(mfa.resend(challenge.token().value()));
        page.pass(challenge);

        stage.letPass(Duration.ofMinutes(1));
        screen.say("Mallory gets hold of that mail:");
        screen.answer(page.lastTyped(), mfa.verify(challenge.token().value(), page.lastTyped()));
        screen.say("A code works once, for five minutes, for this user, purpose, address and challenge alone.");
    }
}
