package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.StateKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds a channel to a spend policy: the budgets of countries and of all together. Thread-safe. */
final class SpendGuard {

    private final SpendPolicy policy;
    private final Map<PurposeKind, SpendMeter> overall = new EnumMap<>(PurposeKind.class);
    private final Map<PurposeKind, Map<String, SpendMeter>> countries = new EnumMap<>(PurposeKind.class);

    SpendGuard(MfaSetup setup, Channel channel, SpendPolicy policy) {
        this.policy = policy;
        for (PurposeKind kind : PurposeKind.values()) {
            overall.put(
                    kind,
                    new SpendMeter(
                            setup.registers(),
                            StateKey.shared("overall-" + kind.label(), channel.name()),
                            policy.overall(),
                            NotNow.Reason.OVERALL_QUOTA,
                            setup.challengeLifetime(),
                            null));
            Map<String, SpendMeter> meters = new HashMap<>();
            policy.allowed()
                    .forEach((prefix, budget) -> meters.put(
                            prefix,
                            new SpendMeter(
                                    setup.registers(),
                                    StateKey.shared("prefix-" + kind.label(), channel.name() + ':' + prefix),
                                    budget,
                                    NotNow.Reason.PREFIX_QUOTA,
                                    setup.challengeLifetime(),
                                    policy)));
            countries.put(kind, meters);
        }
    }

    /**
     * Charges one code, unless what follows refuses it.
     *
     * @param kind for what kind of purpose; each has budgets of its own
     * @param address where the code will go to
     * @param rest charges what else there is
     * @return what stands against sending, then nothing was charged; empty if it was
     */
    <S> Optional<Opening<S>> charge(PurposeKind kind, String address, Supplier<Optional<Opening<S>>> rest) {
        return meter(kind, address)
                .map(country -> country.charge(() -> of(overall, kind).charge(rest)))
                .orElseGet(() -> Optional.of(new Opening.Impossible<>(Unavailable.Reason.DESTINATION_NOT_ALLOWED)));
    }

    /** Counts a code that was used. */
    void codeUsed(PurposeKind kind, String address) {
        meter(kind, address).ifPresent(SpendMeter::codeUsed);
    }

    private Optional<SpendMeter> meter(PurposeKind kind, String address) {
        return Optional.ofNullable(policy.prefixOf(address))
                .map(prefix -> of(countries, kind).get(prefix));
    }

    private static <V> V of(Map<PurposeKind, V> map, PurposeKind kind) {
        return Objects.requireNonNull(map.get(kind));
    }
}
