package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.SectionFormat;
import io.github.mfa4j.spi.UserProfile;
import org.jspecify.annotations.Nullable;

/** The rules of recovery codes. They serve no anonymous purpose: only the guard bounds the hashing. */
record RecoveryRules(BoundedHash hash) implements FactorRules<RecoverySet> {

    static final RecoverySetFormat FORMAT = new RecoverySetFormat();

    @Override
    public SectionFormat<RecoverySet> format() {
        return FORMAT;
    }

    @Override
    public Opener<RecoverySet> opener(@Nullable String destination, @Nullable Challenge replaced) {
        return (set, challenge, profile) -> set.digests().isEmpty()
                ? new Opening.Impossible<>(Unavailable.Reason.NOT_SET_UP)
                : Opening.Opened.withoutDelivery(set, null);
    }

    @Override
    public Attempt<RecoverySet> attempt(Challenge challenge, String input) {
        return new RecoveryAttempt(hash, input);
    }

    @Override
    public int remaining(RecoverySet set, UserId user, UserProfile profile) {
        return set.digests().size();
    }
}
