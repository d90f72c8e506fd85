package io.github.mfa4j;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Looks after one factor of a user outside a challenge: how it stands, switching it off, lifting a lock. */
final class Custodian<S> {

    private final FactorContext<S> factor;

    Custodian(FactorContext<S> factor) {
        this.factor = factor;
    }

    FactorStatus status(UserId user) {
        // A suspended user's factors can still be looked after: what they are does not depend on the directory.
        UserProfile profile = factor.setup().profile(user).orElse(UserProfile.NOBODY);
        return factor.<FactorStatus>decide(user, (register, now) -> Decision.keep(status(user, register, profile, now)))
                .orElseThrow();
    }

    private FactorStatus status(UserId user, Register<S> register, UserProfile profile, Instant now) {
        Guard guard = register.guard().rebased(now, factor.setup().lockout());
        return new FactorStatus(
                factor.id(),
                factor.rules().remaining(register.section(), user, profile),
                guard.failures(),
                guard.recentAt(now, factor.setup().lockout()).size(),
                guard.suspended(),
                guard.isLockedAt(now) ? guard.lockedUntil() : null);
    }

    /**
     * Whatever lies outside the register goes first: a crash in between leaves less granted, never more. What the crash left
     * in the register still has to be done, so it is looked for even if the factor no longer seems to be set up.
     */
    Change disable(UserId user, Authority authority) {
        if (!authority.allowsChangesFor(user, factor.setup().registers().now())) {
            return Change.NOT_AUTHORISED;
        }
        boolean setUp = status(user).setUp();
        if (!factor.rules().removeEnrolments(user)) {
            return Change.BUSY;
        }
        Change outcome = commit(user, (register, now) -> {
            Guard guard = register.guard();
            S cleared = factor.rules().cleared(factor.rules().pruned(register.section(), now), now);
            return setUp || !cleared.equals(register.section())
                    ? Optional.of(new Register<>(guard.withVoidThrough(guard.issued()), cleared))
                    : Optional.empty();
        });
        return outcome == Change.DONE && status(user).setUp()
                ? Change.STILL_SET_UP
                : told(outcome, Kind.FACTOR_REMOVED, user, authority);
    }

    /** A proof of the locked factor itself releases nothing. */
    Change release(UserId user, Authority authority) {
        if (authority.isProofOf(factor.id())
                || !authority.allowsChangesFor(user, factor.setup().registers().now())) {
            return Change.NOT_AUTHORISED;
        }
        Change outcome = commit(user, (register, now) -> {
            Guard guard = register.guard();
            return guard.suspended() || guard.failures() > 0 || !guard.recent().isEmpty()
                    ? Optional.of(register.with(guard.released()))
                    : Optional.empty();
        });
        return told(outcome, Kind.RELEASED, user, authority);
    }

    /**
     * Ends a challenge and all before it; empty when too busy. Tells whether its holder may go on: it was open, or it is a
     * lock that has ended it, which must not keep the user from the other factors.
     */
    Optional<Boolean> end(Challenge challenge) {
        return factor.decide(challenge.user(), (register, now) -> {
            if (!challenge.isOpenAt(now)) {
                return Decision.keep(false);
            }
            if (register.guard().voids(challenge.number())) {
                return Decision.keep(register.guard().endedByLock(challenge.number(), now));
            }
            return Decision.commit(register.with(register.guard().withVoidThrough(challenge.number())), true);
        });
    }

    private Change commit(UserId user, BiFunction<Register<S>, Instant, Optional<Register<S>>> change) {
        return factor.<Change>decide(
                        user,
                        (register, now) -> change.apply(register, now)
                                .map(next -> Decision.commit(next, Change.DONE))
                                .orElseGet(() -> Decision.keep(Change.NOTHING_TO_CHANGE)))
                .orElse(Change.BUSY);
    }

    private Change told(Change outcome, Kind kind, UserId user, Authority authority) {
        if (outcome == Change.DONE) {
            factor.publish(kind, factor.setup().registers().now(), user, authority.actor());
        }
        return outcome;
    }
}
