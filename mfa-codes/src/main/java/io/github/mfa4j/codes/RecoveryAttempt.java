package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.BusyException;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Evaluation;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates one input against a set: one hash, however many codes are left and however many races are lost. */
final class RecoveryAttempt implements FactorRules.Attempt<RecoverySet> {

    private final BoundedHash hash;
    private final Optional<SecretText> typed;
    private @Nullable Salt hashedWith;
    private @Nullable Digest hashed;

    RecoveryAttempt(BoundedHash hash, String input) {
        this.hash = hash;
        typed = RecoveryCodes.FORMAT.parse(input);
    }

    @Override
    public Evaluation<RecoverySet> evaluate(RecoverySet set, UserProfile profile, Instant now) {
        if (typed.isEmpty()) {
            return new Evaluation.NotEvaluated<>(set, Reason.MALFORMED, null);
        }
        if (set.digests().isEmpty()) {
            return new Evaluation.NotEvaluated<>(set, Reason.NOT_SET_UP, null);
        }
        int index = set.find(digest(typed.get(), set));
        return index < 0
                ? new Evaluation.Wrong<>(set, Reason.WRONG_CODE, null)
                : new Evaluation.Right<>(set.without(index), null, Kind.RECOVERY_CODE_USED);
    }

    private Digest digest(SecretText code, RecoverySet set) {
        Digest known = hashed;
        if (known != null && set.salt().equals(hashedWith)) {
            return known;
        }
        Digest digest = hash.hash(code, set.salt().bytes(), set.parameters())
                .map(Digest::of)
                .orElseThrow(() -> new BusyException("no turn to hash a recovery code"));
        hashedWith = set.salt();
        hashed = digest;
        return digest;
    }
}
