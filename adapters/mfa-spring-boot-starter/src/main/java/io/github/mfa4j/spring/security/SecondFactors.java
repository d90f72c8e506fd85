package io.github.mfa4j.spring.security;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The factors of the application, and which of them a user has. */
record SecondFactors(MultiFactor mfa) {

    /** How the factors stand that the user has set up, in the order of the application. */
    List<FactorStatus> setUp(UserId user) {
        return mfa.status(user).stream().filter(FactorStatus::setUp).toList();
    }

    Optional<Factor> find(@Nullable String id) {
        return mfa.factors().stream()
                .filter(factor -> factor.id().value().equals(id))
                .findFirst();
    }

    /** The factor to ask for first: recovery codes only before one that is suspended, and one that is locked before them. */
    Optional<Factor> preferred(List<FactorStatus> setUp) {
        return setUp.stream()
                .min((one, other) -> Integer.compare(reluctance(one), reluctance(other)))
                .flatMap(status -> find(status.factor().value()));
    }

    private int reluctance(FactorStatus status) {
        if (status.suspended()) {
            return 3;
        }
        if (isRecovery(status.factor())) {
            return 2;
        }
        return status.lockedUntil() == null ? 0 : 1;
    }

    boolean isRecovery(FactorId factor) {
        return find(factor.value()).filter(RecoveryCodeFactor.class::isInstance).isPresent();
    }
}
