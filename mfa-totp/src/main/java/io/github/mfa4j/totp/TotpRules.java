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
            List<Enrolment> active = enrolments.active(challenge.user());
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
        List<Enrolment> active = enrolments.active(user);
        if (active.isEmpty()) {
            return new Evaluation.NotEvaluated<>(section, Reason.NOT_SET_UP, null);
        }
        TotpSection restored = restored(section, active, now);
        if (!restored.equals(section)) {
            return new Evaluation.NotEvaluated<>(restored, Reason.CHALLENGE_VOID, Kind.STATE_LOST);
        }
        if (active.stream()
                .allMatch(enrolment -> CodeDigits.parse(input, digits(enrolment)) == CodeDigits.NOT_A_CODE)) {
            return new Evaluation.NotEvaluated<>(section, Reason.MALFORMED, null);
        }
        Comparison comparison = new Comparison(section);
        for (Enrolment enrolment : active) {
            comparison.add(user, enrolment, input, now);
        }
        return comparison.result();
    }

    /** Compares the input with every authenticator, whichever matches, so that the time taken tells nothing. */
    private final class Comparison {

        private final TotpSection section;
        private @Nullable TotpSection accepted;
        private boolean replayed;
        private boolean compared;
        private boolean sealBroken;

        Comparison(TotpSection section) {
            this.section = section;
        }

        void add(UserId user, Enrolment enrolment, String input, Instant now) {
            Totp totp = Totp.of(StoredParameters.read(enrolment.parameters()));
            try (OtpSecret secret = enrolments.secretOf(user, enrolment)) {
                MatchedSteps matched = totp.verify(secret, input, now, window);
                TotpSection.Entry entry = section.entry(enrolment.id()).orElseThrow();
                OptionalLong step = matched.latestAfter(entry.used().highestUpTo(totp.stepAt(now) + window.future()));
                compared = true;
                replayed |= !matched.isEmpty() && step.isEmpty();
                if (step.isPresent() && accepted == null) {
                    accepted = section.withUsed(entry, step.getAsLong());
                }
            } catch (SealBrokenException e) {
                sealBroken = true;
            }
        }

        Evaluation<TotpSection> result() {
            Kind notice = sealBroken ? Kind.SEAL_BROKEN : null;
            if (accepted != null) {
                return new Evaluation.Right<>(accepted, null, notice);
            }
            if (!compared) {
                return new Evaluation.NotEvaluated<>(section, Reason.NOT_SET_UP, notice);
            }
            return replayed
                    ? new Evaluation.Wrong<>(section, Reason.REPLAYED, Kind.REPLAYED)
                    : new Evaluation.Wrong<>(section, Reason.WRONG_CODE, notice);
        }
    }

    private TotpSection restored(TotpSection section, List<Enrolment> active, Instant now) {
        TotpSection restored = section;
        for (Enrolment enrolment : active) {
            Totp totp = Totp.of(StoredParameters.read(enrolment.parameters()));
            restored = restored.restored(enrolment.id(), totp.stepAt(now) + window.future());
        }
        return restored;
    }

    private static int digits(Enrolment enrolment) {
        return StoredParameters.read(enrolment.parameters()).digits();
    }

    @Override
    public int remaining(TotpSection section, UserId user, UserProfile profile) {
        return enrolments.active(user).size();
    }

    @Override
    public boolean withdraw(UserId user) {
        return enrolments.remove(user, enrolment -> true).isPresent();
    }
}
