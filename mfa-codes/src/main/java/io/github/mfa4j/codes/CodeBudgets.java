package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a code is charged to beside its user's own quota. Codes after a first factor and codes that anybody may ask for have
 * budgets of their own, so that neither can use up the other's. Thread-safe.
 */
final class CodeBudgets {

    private final DestinationBudget destinations;
    private final @Nullable SpendGuard spending;
    private final Map<String, ConversionBreaker> breakers = new HashMap<>();

    private CodeBudgets(
            Registers registers,
            Channel channel,
            String label,
            SendPolicy policy,
            @Nullable SpendPolicy spend,
            Duration lifetime) {
        destinations = new DestinationBudget(
                registers, channel, label, policy.quota(), spend == null ? null : spend.perDestination());
        spending = spend == null ? null : new SpendGuard(registers, channel, label, spend);
        if (spend != null) {
            spend.allowed()
                    .keySet()
                    .forEach(prefix -> breakers.put(
                            prefix,
                            new ConversionBreaker(
                                    registers,
                                    StateKey.shared("conversion-" + label, channel.name() + ':' + prefix),
                                    spend,
                                    lifetime)));
        }
    }

    /**
     * The budgets of a channel, for each kind of purpose.
     *
     * @param registers where they are kept
     * @param channel the channel
     * @param policy the quotas of destinations
     * @param spend what sending may cost, null if nothing bounds it
     * @param lifetime how long a code can be used
     */
    static Map<PurposeKind, CodeBudgets> of(
            Registers registers, Channel channel, SendPolicy policy, @Nullable SpendPolicy spend, Duration lifetime) {
        Map<PurposeKind, CodeBudgets> budgets = new EnumMap<>(PurposeKind.class);
        for (PurposeKind kind : PurposeKind.values()) {
            budgets.put(kind, new CodeBudgets(registers, channel, kind.label(), policy, spend, lifetime));
        }
        return budgets;
    }

    /**
     * Charges one code. What everybody shares is charged first, because it can be given back.
     *
     * @param user whose code it is
     * @param address where the code will go to
     * @param provenAt when the user last showed to control the address, null if not lately
     */
    Charge charge(UserId user, String address, @Nullable Instant provenAt) {
        String destination = DestinationBudget.of(user, address);
        if (spending == null) {
            return destinations.charge(destination, provenAt);
        }
        Optional<ChallengeResult> obstacle =
                spending.obstacle(address).or(() -> breaker(address).flatMap(ConversionBreaker::obstacle));
        return obstacle.map(Charge::refused)
                .orElseGet(() -> spending.charge(address).and(() -> destinations.charge(destination, provenAt)));
    }

    /**
     * Counts a code that is about to go out.
     *
     * @return takes it back if it did not: that speaks neither for nor against whoever asked for it
     */
    Runnable codeSent(String address) {
        return breaker(address).map(ConversionBreaker::codeSent).orElse(() -> {});
    }

    /** Counts a code that was used. */
    void codeUsed(String address, Instant issued) {
        breaker(address).ifPresent(country -> country.codeUsed(issued));
    }

    private Optional<ConversionBreaker> breaker(String address) {
        return spending == null ? Optional.empty() : spending.prefixOf(address).map(breakers::get);
    }
}
