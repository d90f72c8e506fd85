package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.StateKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a channel to a spend policy: the budgets of countries and of all together. Thread-safe. */
final class SpendGuard {

    private final SpendPolicy policy;
    private final SpendMeter overall;
    private final Map<String, SpendMeter> countries = new HashMap<>();

    /**
     * Opens the budgets of a channel.
     *
     * @param registers where they are kept
     * @param channel the channel
     * @param label what is sent; each has budgets of its own
     * @param policy what they hold
     * @param lifetime how long a code can be used; null if what is sent is no code and not judged by its use
     */
    SpendGuard(Registers registers, Channel channel, String label, SpendPolicy policy, @Nullable Duration lifetime) {
        this.policy = policy;
        overall = new SpendMeter(
                registers,
                StateKey.shared("overall-" + label, channel.name()),
                policy.overall(),
                NotNow.Reason.OVERALL_QUOTA,
                null);
        policy.allowed()
                .forEach((prefix, budget) -> countries.put(
                        prefix,
                        new SpendMeter(
                                registers,
                                StateKey.shared("prefix-" + label, channel.name() + ':' + prefix),
                                budget,
                                NotNow.Reason.PREFIX_QUOTA,
                                lifetime == null ? null : new SpendMeter.Judge(policy, lifetime))));
    }

    /**
     * Charges one message, unless what follows refuses it.
     *
     * @param address where the message will go to
     * @param rest charges what else there is
     * @return what stands against sending, then nothing was charged; empty if it was
     */
    <S> Optional<Opening<S>> charge(String address, Supplier<Optional<Opening<S>>> rest) {
        return country(address)
                .map(country -> country.charge(() -> overall.charge(rest)))
                .orElseGet(() -> Optional.of(new Opening.Impossible<>(Unavailable.Reason.DESTINATION_NOT_ALLOWED)));
    }

    void accountFor(String address) {
        country(address).ifPresent(SpendMeter::accountForOne);
    }

    private Optional<SpendMeter> country(String address) {
        return Optional.ofNullable(policy.prefixOf(address)).map(countries::get);
    }
}
