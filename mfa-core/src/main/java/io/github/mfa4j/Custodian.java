package io.github.mfa4j;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

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
        int remaining = factor.rules().remaining(register.section(), user, profile);
        return new FactorStatus(
                factor.id(),
                remaining > 0,
                remaining,
                guard.failures(),
                (int) guard.recent().stream()
                        .filter(t -> t.plus(factor.setup().lockout().window()).isAfter(now))
                        .count(),
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
        if (!factor.rules().withdraw(user)) {
            return Change.BUSY;
        }
        return change(user, authority, Kind.FACTOR_REMOVED, register -> {
            Guard guard = register.guard();
            S withdrawn = factor.rules().withdrawn(register.section());
            return setUp || !withdrawn.equals(register.section())
                    ? Optional.of(new Register<>(guard.withVoidThrough(guard.issued()), withdrawn))
                    : Optional.empty();
        });
    }

    /** A proof of the locked factor itself releases nothing. */
    Change release(UserId user, Authority authority) {
        boolean ownProof = authority instanceof Verified proof && proof.factor().equals(factor.id());
        if (ownProof
                || !authority.allowsChangesFor(user, factor.setup().registers().now())) {
            return Change.NOT_AUTHORISED;
        }
        return change(user, authority, Kind.RELEASED, register -> {
            Guard guard = register.guard();
            return guard.suspended() || guard.failures() > 0 || !guard.recent().isEmpty()
                    ? Optional.of(register.with(guard.released()))
                    : Optional.empty();
        });
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

    private Change change(
            UserId user, Authority authority, Kind kind, Function<Register<S>, Optional<Register<S>>> change) {
        Change outcome = factor.<Change>decide(
                        user,
                        (register, now) -> change.apply(register)
                                .map(next -> Decision.commit(next, Change.DONE))
                                .orElseGet(() -> Decision.keep(Change.NOTHING_TO_CHANGE)))
                .orElse(Change.BUSY);
        if (outcome == Change.DONE) {
            factor.publish(kind, factor.setup().registers().now(), user, null, authority.actor());
        }
        return outcome;
    }
}
