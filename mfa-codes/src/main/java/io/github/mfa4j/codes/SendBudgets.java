package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message is charged to beside its user's own quota. Codes for logins, codes that anybody may ask for, and notices
 * each have budgets of their own, so that none can use up another's.
 *
 * @param destinations the quotas of destinations
 * @param spending the budgets of countries and of all together, null if nothing bounds them
 */
record SendBudgets(DestinationBudget destinations, @Nullable SpendGuard spending) {

    /** The budgets of codes for each kind of purpose; how many of the codes are used is judged. */
    static Map<PurposeKind, SendBudgets> ofCodes(
            Registers registers,
            Channel channel,
            SendPolicy policy,
            @Nullable SpendPolicy spending,
            Duration lifetime) {
        Map<PurposeKind, SendBudgets> budgets = new EnumMap<>(PurposeKind.class);
        for (PurposeKind kind : PurposeKind.values()) {
            budgets.put(
                    kind,
                    new SendBudgets(
                            new DestinationBudget(registers, channel, kind.label(), policy),
                            spending == null
                                    ? null
                                    : new SpendGuard(registers, channel, kind.label(), spending, lifetime)));
        }
        return budgets;
    }

    /** Budgets of notices, of which nothing can be used. */
    static SendBudgets ofNotices(
            Registers registers, Channel channel, SendPolicy policy, @Nullable SpendPolicy spending) {
        return new SendBudgets(
                new DestinationBudget(registers, channel, "notice", policy),
                spending == null ? null : new SpendGuard(registers, channel, "notice", spending, null));
    }

    /** A channel on which every message costs money must be bounded. */
    static void requireBound(String what, Channel channel, @Nullable SpendPolicy spending) {
        if (spending == null && channel.equals(Channel.SMS)) {
            throw new IllegalArgumentException(what + " sends text messages and nothing bounds what they cost;"
                    + " give it a spending policy with the countries that it may send to");
        }
    }

    /**
     * Charges one message.
     *
     * @param address where the message will go to
     * @param provenAt when the user last showed to control the address, null if not lately
     * @return what stands against sending, then nothing was charged; empty if it was
     */
    <S> Optional<Opening<S>> charge(String address, @Nullable Instant provenAt) {
        return spending == null
                ? destinations.charge(address, provenAt)
                : spending.charge(address, () -> destinations.charge(address, provenAt));
    }

    /** Counts a code that was used, or that certainly did not go out: neither speaks against whoever asked for it. */
    void accountFor(String address) {
        if (spending != null) {
            spending.accountFor(address);
        }
    }
}
