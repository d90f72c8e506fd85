package io.github.mfa4j.factor;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.spi.MfaEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules for answering that every factor is under, as pure functions: a register, a challenge and the time in, the next register and a
 * verdict out. No I/O, no clock, no randomness; the property tests drive this directly.
 *
 * @param <S> the factor's section
 * @param next the register to commit before the verdict is told
 * @param verdict the verdict
 */
public record Transition<S>(Register<S> next, Verdict verdict) {

    /**
     * A verdict on one input.
     *
     * @param refusal why the answer is no, null if it is yes
     * @param retryAt from when another try can succeed, null when waiting changes nothing
     * @param destination the address that is proven, null where there is none
     * @param notice an event beside the verdict, null for none
     * @param afterwards what can wait until the verdict is committed, null for nothing
     */
    public record Verdict(
            @Nullable Reason refusal,
            @Nullable Instant retryAt,
            @Nullable String destination,
            MfaEvent.@Nullable Kind notice,
            @Nullable Runnable afterwards) {

        /**
         * A refusal without an event beside it.
         *
         * @param reason why
         * @param retryAt from when another try can succeed, null when waiting changes nothing
         * @return the verdict
         */
        public static Verdict no(Reason reason, @Nullable Instant retryAt) {
            return new Verdict(reason, retryAt, null, null, null);
        }
    }

    /**
     * Verifies an input.
     *
     * @param <S> the factor's section
     * @param rules the kind of factor, for dropping what is over
     * @param policy the limits
     * @param register the register as it is
     * @param challenge what the input answers
     * @param now the current time
     * @param evaluate compares the input with the section; asked only if nothing stands against it
     * @return the next register and the verdict
     */
    public static <S> Transition<S> verify(
            FactorRules<S> rules,
            LockoutPolicy policy,
            Register<S> register,
            Challenge challenge,
            Instant now,
            Function<S, Evaluation<S>> evaluate) {
        Register<S> present = register.with(count(challenge, register.guard(), guard -> guard.rebased(now, policy)));
        Optional<Verdict> obstacle = obstacle(present.guard(), challenge, now);
        if (obstacle.isPresent()) {
            return new Transition<>(present, obstacle.get());
        }
        if (!challenge.isOpenAt(now)) {
            // Seen to be over is over for good, whatever the clock does next.
            Guard over = count(challenge, present.guard(), guard -> guard.withVoidThrough(challenge.number()));
            return new Transition<>(
                    new Register<>(over, rules.pruned(present.section(), now)), Verdict.no(Reason.EXPIRED, null));
        }
        Evaluation<S> evaluation = evaluate.apply(present.section());
        Guard guard = count(challenge, present.guard(), before -> settled(before, evaluation, challenge, now, policy));
        Register<S> next = new Register<>(guard, evaluation.next());
        return new Transition<>(next, verdict(evaluation, guard, challenge, now));
    }

    /** What stands against evaluating anything, unless nobody has passed a first factor: then no guard is asked. */
    private static Optional<Verdict> obstacle(Guard guard, Challenge challenge, Instant now) {
        if (challenge.purpose().anonymous()) {
            return Optional.empty();
        }
        if (guard.suspended()) {
            return Optional.of(Verdict.no(Reason.SUSPENDED, null));
        }
        if (guard.isLockedAt(now)) {
            return Optional.of(Verdict.no(Reason.LOCKED, guard.lockedUntil()));
        }
        if (guard.voids(challenge.number())) {
            return Optional.of(Verdict.no(Reason.CHALLENGE_VOID, null));
        }
        return Optional.empty();
    }

    /** Anonymous purposes never touch the guard: who has passed no first factor can neither lock nor unlock. */
    private static Guard count(Challenge challenge, Guard guard, Function<Guard, Guard> counting) {
        return challenge.purpose().anonymous() ? guard : counting.apply(guard);
    }

    private static Guard settled(
            Guard guard, Evaluation<?> evaluation, Challenge challenge, Instant now, LockoutPolicy policy) {
        if (evaluation instanceof Evaluation.Right) {
            // An address that may be a stranger's proves nothing about the user: that clears no counter.
            return challenge.purpose().provesAddress()
                    ? guard.withVoidThrough(challenge.number())
                    : guard.afterSuccess(challenge.number());
        }
        return evaluation instanceof Evaluation.Wrong ? guard.afterFailure(now, policy) : guard;
    }

    private static Verdict verdict(Evaluation<?> evaluation, Guard guard, Challenge challenge, Instant now) {
        if (evaluation instanceof Evaluation.Right<?> right) {
            return new Verdict(null, null, right.destination(), right.notice(), right.afterwards());
        }
        boolean locked = !challenge.purpose().anonymous() && guard.isLockedAt(now) && !guard.suspended();
        Reason reason = evaluation instanceof Evaluation.Wrong<?> wrong
                ? wrong.reason()
                : ((Evaluation.NotEvaluated<?>) evaluation).reason();
        return new Verdict(reason, locked ? guard.lockedUntil() : null, null, evaluation.notice(), null);
    }
}
