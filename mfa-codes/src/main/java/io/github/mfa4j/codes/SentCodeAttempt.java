package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Evaluation;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates one input against the code sent for its challenge. */
final class SentCodeAttempt implements FactorRules.Attempt<SentCodes> {

    private final SentCodeParts parts;
    private final Challenge challenge;
    private final PurposeKind kind;
    private final Optional<SecretText> typed;

    SentCodeAttempt(SentCodeParts parts, Challenge challenge, String input) {
        this.parts = parts;
        this.challenge = challenge;
        kind = PurposeKind.of(challenge.purpose());
        typed = parts.formatFor(kind).parse(input);
    }

    /**
     * For an anonymous purpose the number of digests is the same whether the user is known, has a code outstanding, or typed
     * the right one: one of the code and {@link SentCodeParts#MAX_ADDRESSES} of addresses. Only input that cannot be a code
     * is cheaper, and that tells the client nothing but its own input.
     */
    @Override
    public Evaluation<SentCodes> evaluate(SentCodes section, UserProfile profile, Instant now) {
        if (typed.isEmpty()) {
            return notEvaluated(section, Reason.MALFORMED);
        }
        Lane lane = section.lane(kind);
        SentCode sent = lane.find(challenge.id(), now).orElse(null);
        String keyId = sent == null ? parts.binding().currentKeyId() : sent.keyId();
        String address = boundAddress(sent, keyId, profile);
        Digest digest = parts.binding().code(keyId, challenge.sentTo(address), typed.get());
        if (sent == null) {
            return notEvaluated(section, Reason.CHALLENGE_VOID);
        }
        if (address == null) {
            return notEvaluated(section, Reason.USER_UNAVAILABLE);
        }
        if (digest.equals(sent.digest())) {
            Lane ended = kind == PurposeKind.ANONYMOUS ? lane.closed(sent, now) : lane.without(sent.challenge());
            // A stranger may name an address of his own to prove: that clears nobody's interval or quota.
            Lane used = challenge.purpose().provesAddress() ? ended : ended.proven(sent, now);
            CodeBudgets budgets = parts.budgets(challenge.purpose());
            return new Evaluation.Right<>(
                    section.with(kind, used), address, null, () -> budgets.codeUsed(address, sent.issued()));
        }
        Lane guessed = kind == PurposeKind.ANONYMOUS ? lane.guessed(sent, now) : lane;
        return new Evaluation.Wrong<>(section.with(kind, guessed), Reason.WRONG_CODE, null);
    }

    /** The address that the code went to, null if it is no longer the user's (or there is no code). */
    private @Nullable String boundAddress(@Nullable SentCode sent, String keyId, UserProfile profile) {
        List<String> candidates = candidates(profile);
        int rounds = kind == PurposeKind.ANONYMOUS ? SentCodeParts.MAX_ADDRESSES : candidates.size();
        String bound = null;
        for (int i = 0; i < rounds; i++) {
            String candidate = i < candidates.size() ? candidates.get(i) : "";
            Digest fingerprint = parts.binding().address(keyId, challenge.user(), candidate);
            if (sent != null && i < candidates.size() && fingerprint.equals(sent.fingerprint())) {
                bound = candidate;
            }
        }
        return bound;
    }

    private List<String> candidates(UserProfile profile) {
        String named = challenge.destination();
        return challenge.purpose().provesAddress() && named != null ? List.of(named) : parts.addresses(profile);
    }

    private static Evaluation<SentCodes> notEvaluated(SentCodes section, Reason reason) {
        return new Evaluation.NotEvaluated<>(section, reason, null);
    }
}
