package io.github.mfa4j.factor;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.LockoutPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules for starting and resending that every factor is under, as pure functions like those of {@link Transition}: a
 * register, the challenge to be and the time in, the next register and an answer out.
 *
 * @param <S> the factor's section
 * @param next the register to commit before the answer is told
 * @param opening the answer
 */
public record Start<S>(Register<S> next, Opening<S> opening) {

    /**
     * Starts a challenge.
     *
     * @param <S> the factor's section
     * @param rules the kind of factor, for dropping what is over
     * @param policy the limits
     * @param register the register as it is
     * @param challenge the challenge to be, with the guard's next number unless its purpose is anonymous
     * @param replaced the challenge that it takes the place of, null for none
     * @param now the current time
     * @param open issues the code; asked only if nothing stands against it
     * @return the next register and the answer
     */
    public static <S> Start<S> of(
            FactorRules<S> rules,
            LockoutPolicy policy,
            Register<S> register,
            Challenge challenge,
            @Nullable Challenge replaced,
            Instant now,
            Function<S, Opening<S>> open) {
        // Who has passed no first factor asks no guard and leaves none changed.
        boolean anonymous = challenge.purpose().anonymous();
        Guard guard = anonymous ? register.guard() : register.guard().rebased(now, policy);
        Opening<S> opening = (anonymous ? Optional.<Opening<S>>empty() : Start.<S>obstacle(guard, replaced, now))
                .orElseGet(() -> open.apply(register.section()));
        if (opening instanceof Opening.Opened<S> opened) {
            return new Start<>(new Register<>(anonymous ? guard : opened(guard, replaced), opened.next()), opening);
        }
        // A refusal keeps what is over or corrected, too: a correction that is not kept would begin anew each time.
        return new Start<>(new Register<>(guard, rules.pruned(register.section(), now)), opening);
    }

    private static <S> Optional<Opening<S>> obstacle(Guard guard, @Nullable Challenge replaced, Instant now) {
        if (guard.suspended()) {
            return Optional.of(new Opening.Impossible<>(Unavailable.Reason.SUSPENDED));
        }
        Instant lock = guard.lockedUntil();
        if (lock != null && now.isBefore(lock)) {
            return Optional.of(new Opening.Later<>(new NotNow(NotNow.Reason.LOCKED, lock)));
        }
        return replaced != null && guard.voids(replaced.number())
                ? Optional.of(new Opening.Impossible<>(Unavailable.Reason.CHALLENGE_VOID))
                : Optional.empty();
    }

    /** Numbers the new challenge, and ends the one it takes the place of in the same commit. */
    private static Guard opened(Guard guard, @Nullable Challenge replaced) {
        Guard next = guard.withNextChallenge();
        return replaced == null ? next : next.withVoidThrough(replaced.number());
    }
}
