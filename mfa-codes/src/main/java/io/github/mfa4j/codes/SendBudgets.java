package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Opening;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a code is charged to beside its user's own quota.
 *
 * @param destinations the quotas of destinations
 * @param spending the budgets of countries and of all together, null if nothing bounds them
 */
record SendBudgets(DestinationBudget destinations, @Nullable SpendGuard spending) {

    /**
     * Charges one code.
     *
     * @param kind for what kind of purpose; each has budgets of its own
     * @param address where the code will go to
     * @param provenAt when the user last showed to control the address, null if not lately
     * @return what stands against sending, then nothing was charged; empty if it was
     */
    <S> Optional<Opening<S>> charge(PurposeKind kind, String address, @Nullable Instant provenAt) {
        return spending == null
                ? destinations.charge(kind, address, provenAt)
                : spending.charge(kind, address, () -> destinations.charge(kind, address, provenAt));
    }

    /** What is left to do once a code is used, null for nothing. */
    @Nullable Runnable afterUse(PurposeKind kind, String address) {
        return spending == null ? null : () -> spending.codeUsed(kind, address);
    }
}
