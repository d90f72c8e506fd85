package io.github.mfa4j.factor;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.TinySection.Outstanding;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The smallest factor with outstanding codes: six digits that follow from the challenge id, sent to the user's mail address
 * (into {@link #outbox}), used once. An anonymous challenge bears five guesses of its own.
 */
public final class TinyRules implements FactorRules<TinySection> {

    /** The newest code of each user. */
    public final Map<UserId, String> outbox = new ConcurrentHashMap<>();

    /** How often an input was compared with a code. */
    public final AtomicInteger comparisons = new AtomicInteger();

    /** The length of the longest input that was handed to this factor. */
    public final AtomicInteger longestInput = new AtomicInteger();

    /** What the sender throws, null while it works. */
    public volatile @Nullable RuntimeException senderFailure;

    /** Whose enrolments were removed. */
    private final Set<UserId> removed = ConcurrentHashMap.newKeySet();

    private final @Nullable Executor executor;

    public TinyRules(@Nullable Executor executor) {
        this.executor = executor;
    }

    public static String codeOf(ChallengeId challenge) {
        return String.valueOf(100_000 + Math.floorMod(challenge.low(), 900_000));
    }

    @Override
    public SectionFormat<TinySection> format() {
        return new TinySection.Format();
    }

    @Override
    public Opener<TinySection> opener(@Nullable String destination, @Nullable Challenge replaced) {
        return (section, challenge, profile) -> {
            if (remaining(section, challenge.user(), profile) == 0) {
                return new Opening.Impossible<>(Unavailable.Reason.NOT_SET_UP);
            }
            TinySection kept = replaced == null ? section : withoutCodeOf(section, replaced);
            return new Opening.Opened<>(issued(kept, challenge), "m***", null, delivery(challenge), null);
        };
    }

    private static TinySection issued(TinySection section, Challenge challenge) {
        return section.with(new Outstanding(challenge.id(), codeOf(challenge.id()), challenge.expiresAt(), 5));
    }

    private static TinySection withoutCodeOf(TinySection section, Challenge challenge) {
        return find(section, challenge).map(section::without).orElse(section);
    }

    private static Optional<Outstanding> find(TinySection section, Challenge challenge) {
        return section.outstanding().stream()
                .filter(one -> one.challenge().equals(challenge.id()))
                .findFirst();
    }

    private Delivery<TinySection> delivery(Challenge challenge) {
        return new Delivery<>() {
            @Override
            public void send() {
                RuntimeException failure = senderFailure;
                if (failure != null) {
                    throw failure;
                }
                outbox.put(challenge.user(), codeOf(challenge.id()));
            }

            @Override
            public TinySection afterCertainFailure(TinySection section) {
                return withoutCodeOf(section, challenge);
            }
        };
    }

    @Override
    public Attempt<TinySection> attempt(Challenge challenge, String input) {
        longestInput.accumulateAndGet(input.length(), Math::max);
        return (section, profile, now) -> evaluate(section, challenge, input, profile);
    }

    private Evaluation<TinySection> evaluate(
            TinySection section, Challenge challenge, String input, UserProfile profile) {
        if (!input.matches("[0-9]{6}")) {
            return new Evaluation.NotEvaluated<>(section, Reason.MALFORMED, null);
        }
        comparisons.incrementAndGet();
        Optional<Outstanding> found = find(section, challenge);
        if (found.isPresent() && found.get().code().equals(input)) {
            String address =
                    profile.addresses(Channel.MAIL).stream().findFirst().orElse(null);
            return new Evaluation.Right<>(section.afterUseOf(found.get()), address, null);
        }
        if (section.used().contains(input)) {
            return new Evaluation.Wrong<>(section, Reason.REPLAYED, Kind.REPLAYED);
        }
        boolean anonymous = challenge.purpose().anonymous();
        return new Evaluation.Wrong<>(
                anonymous && found.isPresent() ? oneGuessLess(section, found.get()) : section, Reason.WRONG_CODE, null);
    }

    private static TinySection oneGuessLess(TinySection section, Outstanding guessed) {
        TinySection without = section.without(guessed);
        int left = guessed.guessesLeft() - 1;
        return left == 0
                ? without
                : without.with(new Outstanding(guessed.challenge(), guessed.code(), guessed.expiresAt(), left));
    }

    @Override
    public TinySection pruned(TinySection section, Instant now) {
        return new TinySection(
                section.outstanding().stream()
                        .filter(one -> one.expiresAt().isAfter(now))
                        .toList(),
                section.used());
    }

    @Override
    public @Nullable Executor anonymousExecutor() {
        return executor;
    }

    @Override
    public int remaining(TinySection section, UserId user, UserProfile profile) {
        return removed.contains(user) ? 0 : profile.addresses(Channel.MAIL).size();
    }

    @Override
    public boolean removeEnrolments(UserId user) {
        removed.add(user);
        return true;
    }
}
