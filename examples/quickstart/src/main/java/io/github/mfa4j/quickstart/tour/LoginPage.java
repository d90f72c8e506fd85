package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Factor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The page that asks for a code and does not let Alice pass without one: it starts a challenge, verifies what she types,
 * and goes by the answers alone. The password was checked before.
 */
final class LoginPage {

    private final Stage stage;
    private final Factor factor;
    private final Purpose purpose;
    private final String question;
    private final Supplier<String> builtIn;
    private String lastTyped = "";

    LoginPage(Stage stage, Factor factor, Purpose purpose, String question, Supplier<String> builtIn) {
        this.stage = stage;
        this.factor = factor;
        this.purpose = purpose;
        this.question = question;
        this.builtIn = builtIn;
    }

    /** The page for the code of the authenticator app. */
    static LoginPage forPhone(Stage stage, Purpose purpose) {
        return new LoginPage(stage, stage.shop().totp, purpose, "Code from the app", stage.builtInPhone());
    }

    /** Shows the page until the right code was typed. */
    Verified pass() {
        return pass(start());
    }

    /** Shows the page for a challenge that was started already, and for others when it is over. */
    Verified pass(Started started) {
        Optional<Verified> proof = answer(started);
        while (proof.isEmpty()) {
            proof = answer(start());
        }
        return proof.get();
    }

    /** What was typed last: the right code, once the page was passed. */
    String lastTyped() {
        return lastTyped;
    }

    private Optional<Verified> answer(Started challenge) {
        while (true) {
            lastTyped = stage.visitor().answer(question, builtIn);
            Verification verdict = stage.shop().mfa.verify(challenge.token().value(), lastTyped);
            stage.screen().answer(verdict);
            if (verdict instanceof Verified proof) {
                return Optional.of(proof);
            }
            if (verdict instanceof Refused refused && isOver(refused)) {
                return Optional.empty();
            }
        }
    }

    private static boolean isOver(Refused refused) {
        return switch (refused.reason()) {
            case WRONG_CODE, REPLAYED, MALFORMED -> refused.retryAt() != null;
            default -> true;
        };
    }

    /** Starts a challenge, however long that takes. */
    Started start() {
        while (true) {
            ChallengeResult result = stage.shop().mfa.challenge(Shop.ALICE, factor, purpose);
            if (result instanceof Started started) {
                return started;
            }
            stage.screen().answer(result);
            if (result instanceof NotNow notNow) {
                stage.await(notNow.retryAt());
            } else if (result.equals(new Unavailable(Unavailable.Reason.SUSPENDED))) {
                release();
            } else {
                throw new IllegalStateException("the tour is stuck: " + result);
            }
        }
    }

    /** Suspended: waiting does not help any more, but the help desk does. */
    private void release() {
        stage.visitor().goOn("Call the help desk");
        stage.shop().mfa.release(Shop.ALICE, factor, Shop.HELP_DESK);
        stage.screen().say("The help desk has checked who you are and releases you.");
    }
}
