package io.github.mfa4j.codes;

import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.SectionFormat;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The rules of codes sent over a channel. */
record SentCodeRules(SentCodeParts parts) implements FactorRules<SentCodes> {

    private static final SentCodesFormat FORMAT = new SentCodesFormat();

    @Override
    public SectionFormat<SentCodes> format() {
        return FORMAT;
    }

    @Override
    public Opener<SentCodes> opener(@Nullable String destination, @Nullable Challenge replaced) {
        return new SentCodeOpener(parts, destination, replaced);
    }

    @Override
    public Attempt<SentCodes> attempt(Challenge challenge, String input) {
        return new SentCodeAttempt(parts, challenge, input);
    }

    @Override
    public SentCodes pruned(SentCodes section, Instant now) {
        return section.present(now);
    }

    @Override
    public @Nullable Executor anonymousExecutor() {
        return parts.anonymousExecutor();
    }

    @Override
    public int remaining(SentCodes section, UserId user, UserProfile profile) {
        return parts.addresses(profile).size();
    }

    @Override
    public SentCodes cleared(SentCodes section, Instant now) {
        return section.ended(now);
    }
}
