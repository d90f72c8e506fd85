package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.StateKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what is sent over a channel to the budgets of a spend policy: of countries, and of all together. Thread-safe. */
final class SpendGuard {

    /** E.164 numbers, as everybody writes them who pays for what goes there. */
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private final SpendPolicy policy;
    private final boolean ofNumbers;
    private final SpendMeter overall;
    private final Map<String, SpendMeter> countries = new HashMap<>();

    /**
     * Opens the budgets of a channel.
     *
     * @param registers where they are kept
     * @param channel the channel
     * @param label what is sent; each has budgets of its own
     * @param policy what they hold
     */
    SpendGuard(Registers registers, Channel channel, String label, SpendPolicy policy) {
        this.policy = policy;
        ofNumbers = channel.equals(Channel.SMS) || policy.hasCountries();
        overall = new SpendMeter(
                registers,
                StateKey.shared("overall-" + label, channel.name()),
                policy.overall(),
                NotNow.Reason.OVERALL_QUOTA);
        policy.allowed()
                .forEach((prefix, budget) -> countries.put(
                        prefix,
                        new SpendMeter(
                                registers,
                                StateKey.shared("prefix-" + label, channel.name() + ':' + prefix),
                                budget,
                                NotNow.Reason.PREFIX_QUOTA)));
    }

    /** The prefix that an address counts under; empty if nothing may be sent there. */
    Optional<String> prefixOf(String address) {
        return ofNumbers && !NUMBER.matcher(address).matches()
                ? Optional.empty()
                : Optional.ofNullable(policy.prefixOf(address));
    }

    /** What is known, without asking the store, to stand against charging a message to an address. */
    Optional<ChallengeResult> obstacle(String address) {
        Optional<String> prefix = prefixOf(address);
        return prefix.isEmpty()
                ? Optional.of(new Unavailable(Unavailable.Reason.DESTINATION_NOT_ALLOWED))
                : Stream.of(country(prefix.get()).obstacle(), overall.obstacle())
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(NotNow::retryAt))
                        .map(refusal -> refusal);
    }

    /** Charges one message to an address that may be sent to. */
    Charge charge(String address) {
        Charge country = country(prefixOf(address).orElseThrow()).charge();
        if (country.isRefused()) {
            return country;
        }
        return country.and(overall::charge);
    }

    private SpendMeter country(String prefix) {
        return Objects.requireNonNull(countries.get(prefix));
    }
}
