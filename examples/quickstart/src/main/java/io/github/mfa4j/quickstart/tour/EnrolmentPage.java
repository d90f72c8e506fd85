package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.qr.TerminalStyle;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import java.util.function.Supplier;

/** The page that shows a QR code and does not switch anything on before the app has shown that it read it. */
final class EnrolmentPage {

    private final Stage stage;
    private final Supplier<EnrolmentResult> begin;

    /** A page that begins an enrolment like this, and again if it ends without success. */
    EnrolmentPage(Stage stage, Supplier<EnrolmentResult> begin) {
        this.stage = stage;
        this.begin = begin;
    }

    /** Shows the page until an enrolment was confirmed. */
    void pass() {
        while (!isConfirmed()) {
            stage.screen().say("This enrolment is over. Here is a new one, with another secret.");
        }
    }

    private boolean isConfirmed() {
        EnrolmentResult begun = begin.get();
        if (!(begun instanceof Pending pending)) {
            throw new IllegalStateException("the tour is stuck: " + begun);
        }
        show(pending);
        while (true) {
            String typed = stage.visitor().answer("First code from the app", stage.builtInPhone());
            Confirmation result = stage.shop().totp.confirm(Shop.ALICE, pending.id(), typed);
            stage.screen().show("   " + (result == Confirmation.CONFIRMED ? "✓ " : "✗ ") + result);
            switch (result) {
                case CONFIRMED -> {
                    stage.phone().keep(pending.id());
                    return true;
                }
                case ENDED -> {
                    return false;
                }
                case WRONG_CODE, BUSY -> stage.screen().say("Type the six digits that the app shows now.");
            }
        }
    }

    /** The one time that the secret is shown; from here on it is in the vault, sealed, and in the phone. */
    private void show(Pending pending) {
        try (OtpSecret secret = pending.secret()) {
            String uri = OtpAuthUri.totp(Shop.NAME, pending.accountName(), secret, pending.parameters())
                    .toUri();
            stage.screen().show(QrCode.of(uri).toTerminal(TerminalStyle.ANSI));
            stage.screen().show("No camera? Type this key into the app: " + inGroups(secret.toBase32()));
            stage.phone().scan(uri);
        }
    }

    private static String inGroups(String base32) {
        return base32.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
