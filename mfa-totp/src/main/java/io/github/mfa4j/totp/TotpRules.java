package io.github.mfa4j.totp;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.factor.Evaluation;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.SectionFormat;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Challenges and verifies with all active authenticator apps of a user, under one guard. */
final class TotpRules implements FactorRules<TotpSection> {

    private final TotpEnrolments enrolments;
    private final StepWindow window;

    TotpRules(TotpEnrolments enrolments, StepWindow window) {
        this.enrolments = enrolments;
        this.window = window;
    }

    @Override
    public SectionFormat<TotpSection> format() {
        return TotpSectionFormat.INSTANCE;
    }

    @Override
    public Opener<TotpSection> opener(@Nullable String destination, @Nullable Challenge replaced) {
        return (section, challenge, profile) -> {
            List<Known> active = active(challenge.user());
            if (active.isEmpty()) {
                return new Opening.Impossible<>(Unavailable.Reason.NOT_SET_UP);
            }
            TotpSection restored = restored(section, active, challenge.issuedAt());
            Kind notice = restored.equals(section) ? null : Kind.STATE_LOST;
            return Opening.Opened.withoutDelivery(restored, notice);
        };
    }

    @Override
    public Attempt<TotpSection> attempt(Challenge challenge, String input) {
        return (section, profile, now) -> evaluate(challenge.user(), input, section, now);
    }

    private Evaluation<TotpSection> evaluate(UserId user, String input, TotpSection section, Instant now) {
        List<Known> active = active(user);
        if (active.isEmpty()) {
            return new Evaluation.NotEvaluated<>(section, Reason.NOT_SET_UP, null);
        }
        TotpSection restored = restored(section, active, now);
        if (!restored.equals(section)) {
            return new Evaluation.NotEvaluated<>(restored, Reason.CHALLENGE_VOID, Kind.STATE_LOST);
        }
        if (active.stream().noneMatch(known -> known.canShow(input))) {
            return new Evaluation.NotEvaluated<>(section, Reason.MALFORMED, null);
        }
        Comparison comparison = new Comparison(user, section);
        for (Known known : active) {
            comparison.add(known, input, now);
        }
        return comparison.result();
    }

    /** Compares the input with every authenticator, whichever matches, so that the time taken tells nothing. */
    private final class Comparison {

        private final UserId user;
        private final TotpSection section;
        private @Nullable TotpSection accepted;
        private boolean underOldKey;
        private boolean replayed;
        private boolean compared;
        private boolean sealBroken;

        Comparison(UserId user, TotpSection section) {
            this.user = user;
            this.section = section;
        }

        void add(Known known, String input, Instant now) {
            Totp totp = known.totp();
            try (OtpSecret secret = enrolments.secretOf(user, known.enrolment())) {
                MatchedSteps matched = totp.verify(secret, input, now, window);
                TotpSection.Entry entry = section.entry(known.enrolment().id()).orElseThrow();
                OptionalLong step = matched.latestAfter(entry.used().highestUpTo(totp.stepAt(now) + window.future()));
                compared = true;
                underOldKey |= !enrolments.isUnderCurrentKey(known.enrolment());
                replayed |= !matched.isEmpty() && step.isEmpty();
                if (step.isPresent()) {
                    // By coincidence the code can be that of two authenticators: then it is used for both.
                    accepted = (accepted == null ? section : accepted).withUsed(entry, step.getAsLong());
                }
            } catch (SealBrokenException e) {
                sealBroken = true;
            }
        }

        Evaluation<TotpSection> result() {
            Kind notice = sealBroken ? Kind.SEAL_BROKEN : null;
            if (accepted != null) {
                // With a broken one among them the document cannot be sealed anew.
                boolean reseal = underOldKey && !sealBroken;
                return new Evaluation.Right<>(accepted, null, notice, reseal ? () -> enrolments.reseal(user) : null);
            }
            if (!compared) {
                return new Evaluation.NotEvaluated<>(section, Reason.NOT_SET_UP, notice);
            }
            return replayed
                    ? new Evaluation.Wrong<>(section, Reason.REPLAYED, Kind.REPLAYED)
                    : new Evaluation.Wrong<>(section, Reason.WRONG_CODE, notice);
        }
    }

    private TotpSection restored(TotpSection section, List<Known> active, Instant now) {
        TotpSection restored = section;
        for (Known known : active) {
            restored = restored.restored(known.enrolment().id(), known.totp().stepAt(now) + window.future());
        }
        return restored;
    }

    private List<Known> active(UserId user) {
        return enrolments.active(user).stream().map(Known::of).toList();
    }

    /** An enrolment and what its parameters mean. */
    private record Known(Enrolment enrolment, Totp totp) {

        static Known of(Enrolment enrolment) {
            return new Known(enrolment, Totp.of(StoredParameters.read(enrolment.parameters())));
        }

        boolean canShow(String input) {
            return CodeDigits.parse(input, totp.parameters().digits()) != CodeDigits.NOT_A_CODE;
        }
    }

    @Override
    public int remaining(TotpSection section, UserId user, UserProfile profile) {
        return enrolments.active(user).size();
    }

    @Override
    public boolean removeEnrolments(UserId user) {
        return enrolments.remove(user, enrolment -> true).isPresent();
    }
}
