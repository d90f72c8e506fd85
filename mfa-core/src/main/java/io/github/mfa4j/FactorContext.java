package io.github.mfa4j;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.FactorRules;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A factor's rules and the setup they run in: what starting, verifying and looking after it have in common. */
record FactorContext<S>(MfaSetup setup, FactorId id, String amr, FactorRules<S> rules) {

    <R> Optional<R> decide(UserId user, BiFunction<Register<S>, Instant, Decision<Register<S>, R>> decide) {
        return setup.registers().decide(StateKey.of(user, id), rules.format(), decide);
    }

    void publish(MfaEvent.Kind kind, Instant at, UserId user, @Nullable String detail) {
        setup.publish(new MfaEvent(kind, at, user, id, detail));
    }

    /** Tells what became of a challenge. The node that issued it may have had another time. */
    void publish(MfaEvent.Kind kind, Instant at, Challenge challenge, @Nullable String detail) {
        Duration taken = Duration.between(challenge.issuedAt(), at);
        setup.publish(new MfaEvent(
                kind,
                at,
                challenge.user(),
                id,
                challenge.purpose(),
                taken.isNegative() ? Duration.ZERO : taken,
                detail));
    }
}
