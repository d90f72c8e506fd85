package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verified;
import io.github.mfa4j.totp.EnrolmentResult;

/** Get back in with a recovery code, and renew the authenticator with the proof of it. */
final class LostPhone implements Chapter {

    @Override
    public String title() {
        return "A recovery code, and renewal for a new phone";
    }

    @Override
    public void play(Stage stage) {
        Screen screen = stage.screen();
        Shop shop = stage.shop();
        RecoverySheet sheet = new RecoverySheet();
        if (shop.mfa.inspect(Shop.ALICE, shop.recovery).remaining() == 0) {
            screen.say("When Alice turned on her second factor, she printed these. The shop keeps Argon2id digests"
                    + " only:");
            sheet.print(stage, null);
        } else {
            screen.say("The sheet of recovery codes that Alice printed on an earlier tour is gone: the shop keeps"
                    + " Argon2id digests only and cannot print it again. The help desk makes a new one:");
            sheet.print(stage, Shop.HELP_DESK);
        }
        screen.say("Now her phone is gone for good. A recovery code proves that it is her:");

        Stage withNewPhone = stage.with(stage.phone().anotherOne());
        new EnrolmentPage(withNewPhone, () -> renew(stage, sheet)).pass();

        screen.say("The old phone's secret was replaced by that very confirmation. Whoever finds the phone tries:");
        if (shop.mfa.challenge(Shop.ALICE, shop.totp, Purpose.LOGIN) instanceof Started challenge) {
            String old = stage.phone().code();
            screen.answer(old, shop.mfa.verify(challenge.token().value(), old));
        }
        screen.say("And Alice, with her new phone:");
        withNewPhone.awaitNextCode();
        LoginPage.forPhone(withNewPhone, Purpose.LOGIN).pass();
    }

    /** Nobody replaces a factor without a fresh proof, and a login is not proof enough. */
    private static EnrolmentResult renew(Stage stage, RecoverySheet sheet) {
        Shop shop = stage.shop();
        MultiFactor mfa = shop.mfa;
        if (mfa.inspect(Shop.ALICE, shop.recovery).remaining() == 0) {
            stage.screen().say("The sheet is used up. The help desk checks who she is and prints another one:");
            sheet.print(stage, Shop.HELP_DESK);
        }
        LoginPage page =
                new LoginPage(stage, shop.recovery, Purpose.LOST_DEVICE, "One of the recovery codes", sheet::next);
        Verified proof = page.pass();
        if (mfa.challenge(Shop.ALICE, shop.recovery, Purpose.LOST_DEVICE) instanceof Started again) {
            stage.screen().say("The same code once more?");
            stage.screen().answer(mfa.verify(again.token().value(), page.lastTyped()));
        }
        int left = mfa.inspect(Shop.ALICE, shop.recovery).remaining();
        stage.screen()
                .say(left + " codes are left. With this proof, and only with one like it, she sets up her new phone:");
        String lost = shop.totp.authenticators(Shop.ALICE).get(0).id();
        return shop.totp.renew(Shop.ALICE, lost, proof);
    }
}
