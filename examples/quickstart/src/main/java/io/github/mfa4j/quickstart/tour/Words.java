package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The library's answers as a person would put them. */
final class Words {

    private Words() {}

    static String of(Verification verdict, Instant now) {
        if (verdict instanceof Verified proof) {
            return "✓ Verified: user " + proof.user().id() + ", factor " + proof.factor() + ", for "
                    + proof.purpose().name() + ", amr \"" + proof.amr() + "\"";
        }
        if (verdict instanceof Refused refused) {
            return "✗ Refused: " + refused.reason() + " - " + meaning(refused.reason())
                    + (refused.retryAt() == null
                            ? ""
                            : "; next try in " + of(Duration.between(now, refused.retryAt())));
        }
        return "✗ Busy: nothing was evaluated, try again";
    }

    static String of(ChallengeResult result, Instant now) {
        if (result instanceof ChallengeResult.NotNow notNow) {
            return "✗ Not now: " + notNow.reason() + " - again in " + of(Duration.between(now, notNow.retryAt()));
        }
        if (result instanceof ChallengeResult.Unavailable unavailable) {
            return "✗ Unavailable: " + unavailable.reason();
        }
        return "✓ Started";
    }

    /** Whole seconds, rounded up: who waits that long has waited long enough. */
    static String of(Duration duration) {
        Duration rounded = duration.plusNanos(999_999_999);
        List<String> parts = new ArrayList<>();
        add(parts, rounded.toHours(), "hour");
        add(parts, rounded.toMinutesPart(), "minute");
        add(parts, rounded.toSecondsPart(), "second");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    private static String meaning(Refused.Reason reason) {
        return switch (reason) {
            case REFUSED -> "no reason is told";
            case WRONG_CODE -> "not the code, counted";
            case REPLAYED -> "right, but used before, counted";
            case MALFORMED -> "not of the form of a code, not counted";
            case EXPIRED -> "too late, not counted";
            case CHALLENGE_VOID -> "this challenge is over, not counted";
            case LOCKED -> "nothing is evaluated";
            case SUSPENDED -> "far too many wrong codes";
            case USER_UNAVAILABLE -> "no such user any more";
            case NOT_SET_UP -> "the user has no such factor";
        };
    }
}
