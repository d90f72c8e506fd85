package io.github.mfa4j;

import io.github.mfa4j.Verification.Busy;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.BusyException;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Transition;
import io.github.mfa4j.factor.Transition.Verdict;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the challenges of one factor: decide, commit, and only then tell the verdict. */
final class Verifier<S> {

    /** Longer than any code with its spaces and dashes. */
    private static final int MAX_INPUT = 128;

    /** Wrong codes before a right one that the user should hear of: one or two happen to everybody. */
    private static final int SUSPICIOUS_FAILURES = 3;

    private final FactorContext<S> factor;
    private final Decoys<S> decoys;

    Verifier(FactorContext<S> factor) {
        this.factor = factor;
        this.decoys = new Decoys<>(factor);
    }

    /** What was decided, to be told once it is committed. */
    private record Decided(Instant at, Guard before, Guard after, Verdict verdict, boolean wrote) {}

    Verification verify(Challenge challenge, @Nullable String input) {
        String bounded = input == null || input.length() > MAX_INPUT ? "" : input;
        FactorRules.Attempt<S> attempt = factor.rules().attempt(challenge, bounded);
        Optional<Decided> decided = decided(challenge, attempt);
        if (decided.isEmpty()) {
            return challenge.purpose().anonymous() ? new Refused(Reason.REFUSED) : new Busy();
        }
        if (challenge.purpose().anonymous()) {
            decoys.balance(challenge, decided.get().wrote());
        }
        tell(challenge, decided.get());
        follow(challenge, decided.get());
        return answer(challenge, decided.get());
    }

    private Optional<Decided> decided(Challenge challenge, FactorRules.Attempt<S> attempt) {
        try {
            return factor.decide(challenge.user(), (register, now) -> decide(challenge, attempt, register, now));
        } catch (BusyException e) {
            return Optional.empty();
        }
    }

    private Decision<Register<S>, Decided> decide(
            Challenge challenge, FactorRules.Attempt<S> attempt, Register<S> register, Instant now) {
        Optional<UserProfile> profile = factor.setup().profile(challenge.user());
        if (profile.isEmpty() && !challenge.purpose().anonymous()) {
            return Decision.keep(unavailable(register, now));
        }
        // An unknown user of an anonymous purpose costs the same work as a known one, and nothing of it is kept.
        UserProfile known = profile.orElse(UserProfile.NOBODY);
        Transition<S> transition = Transition.verify(
                factor.rules(),
                factor.setup().lockout(),
                register,
                challenge,
                now,
                section -> attempt.evaluate(section, known, now));
        if (profile.isEmpty()) {
            return Decision.keep(unavailable(register, now));
        }
        return Decision.commit(
                transition.next(),
                new Decided(
                        now,
                        register.guard(),
                        transition.next().guard(),
                        transition.verdict(),
                        !transition.next().equals(register)));
    }

    private Decided unavailable(Register<S> register, Instant now) {
        return new Decided(now, register.guard(), register.guard(), Verdict.no(Reason.USER_UNAVAILABLE, null), false);
    }

    private void tell(Challenge challenge, Decided decided) {
        Verdict verdict = decided.verdict();
        if (verdict.notice() != null) {
            publish(verdict.notice(), challenge, decided, null);
        }
        if (verdict.refusal() == null) {
            publish(Kind.VERIFIED, challenge, decided, null);
        } else {
            publish(Kind.REFUSED, challenge, decided, verdict.refusal().name());
        }
        Guard before = decided.before();
        Guard after = decided.after();
        if (after.failures() == 0 && before.failures() >= SUSPICIOUS_FAILURES) {
            publish(Kind.VERIFIED_AFTER_FAILURES, challenge, decided, Integer.toString(before.failures()));
        }
        if (after.suspended() && !before.suspended()) {
            publish(Kind.SUSPENDED, challenge, decided, null);
        } else if (after.failures() > before.failures() && after.isLockedAt(decided.at())) {
            publish(Kind.LOCKED, challenge, decided, null);
        }
    }

    /** The verdict is committed and stands, whatever becomes of what follows it. */
    private void follow(Challenge challenge, Decided decided) {
        Runnable afterwards = decided.verdict().afterwards();
        if (afterwards == null) {
            return;
        }
        try {
            afterwards.run();
        } catch (SealBrokenException e) {
            publish(Kind.SEAL_BROKEN, challenge, decided, null);
        } catch (MfaUnavailableException e) {
            publish(Kind.OUTAGE, challenge, decided, e.dependency().name());
        }
    }

    private Verification answer(Challenge challenge, Decided decided) {
        Verdict verdict = decided.verdict();
        if (verdict.refusal() == null) {
            return new Verified(
                    challenge.user(),
                    factor.id(),
                    challenge.purpose(),
                    decided.at(),
                    factor.amr(),
                    verdict.destination());
        }
        return challenge.purpose().anonymous()
                ? new Refused(Reason.REFUSED)
                : new Refused(verdict.refusal(), verdict.retryAt());
    }

    private void publish(Kind kind, Challenge challenge, Decided decided, @Nullable String detail) {
        factor.publish(kind, decided.at(), challenge, detail);
    }
}
