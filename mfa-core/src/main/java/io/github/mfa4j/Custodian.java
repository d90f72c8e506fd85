package io.github.mfa4j;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.UserProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** Whatever lies outside the register goes first: a crash in between leaves less granted, never more. */
    Change disable(UserId user, Authority authority) {
        if (!authority.allowsChangesFor(user, factor.setup().registers().now())) {
            return Change.NOT_AUTHORISED;
        }
        if (!status(user).setUp()) {
            return Change.NOTHING_TO_CHANGE;
        }
        if (!factor.rules().withdraw(user)) {
            return Change.BUSY;
        }
        return change(user, authority, Kind.FACTOR_REMOVED, register -> {
            Guard guard = register.guard();
            return new Register<>(
                    guard.withVoidThrough(guard.issued()), factor.rules().withdrawn(register.section()));
        });
    }

    /** A proof of the locked factor itself releases nothing. */
    Change release(UserId user, Authority authority) {
        boolean ownProof = authority instanceof Verified proof && proof.factor().equals(factor.id());
        if (ownProof
                || !authority.allowsChangesFor(user, factor.setup().registers().now())) {
            return Change.NOT_AUTHORISED;
        }
        FactorStatus status = status(user);
        if (status.failures() == 0 && status.failuresInWindow() == 0 && !status.suspended()) {
            return Change.NOTHING_TO_CHANGE;
        }
        return change(
                user,
                authority,
                Kind.RELEASED,
                register -> register.with(register.guard().released()));
    }

    /** Ends a challenge, and all before it. */
    boolean end(Challenge challenge) {
        return factor.<Boolean>decide(challenge.user(), (register, now) -> {
                    if (register.guard().voids(challenge.number()) || !challenge.isOpenAt(now)) {
                        return Decision.keep(false);
                    }
                    return Decision.commit(register.with(register.guard().withVoidThrough(challenge.number())), true);
                })
                .orElse(false);
    }

    private Change change(UserId user, Authority authority, Kind kind, UnaryOperator<Register<S>> next) {
        Optional<Instant> at = factor.decide(user, (register, now) -> Decision.commit(next.apply(register), now));
        at.ifPresent(now -> factor.publish(kind, now, user, null, authority.actor()));
        return at.isPresent() ? Change.DONE : Change.BUSY;
    }
}
