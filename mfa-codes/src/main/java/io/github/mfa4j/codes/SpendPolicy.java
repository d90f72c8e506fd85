package io.github.mfa4j.codes;

import io.github.mfa4j.spi.Channel;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sending may cost: the countries that codes are sent to, a budget for each of them, one for all together and one for
 * every destination, and the share of codes that must come back. It bounds what an attacker gains who has codes sent to
 * numbers that pay him (SMS pumping), which the quotas of users and destinations, cleared by every right code, cannot.
 *
 * <p>A country is the prefix that its numbers begin with, such as {@code +34} or, within the North American plan,
 * {@code +1876}. Of the prefixes that fit a destination the longest counts, and one that none fits is refused. Once there is
 * such a prefix, and always for text messages, a destination has to be an E.164 number: a plus sign and 2 to 15 ASCII digits,
 * nothing else.
 *
 * <p>The budgets are those of a channel in all tenants, but for that of a destination, which each tenant has, and on all nodes of
 * a code store; factors that share the channel share them, so give them the same policy. There is a set of them for purposes
 * after a first factor, one for anonymous purposes and one for notices, so that none can use up what another needs: altogether
 * three times as much can be sent. They count codes: where a {@link FailoverSender} tries a second provider because the first
 * may have failed, both can charge for one.
 *
 * <p>Sending to a prefix pauses for 30 minutes when, of the codes that went out there in an hour and have expired, less than
 * the least share was used. After the pause about 30 go out on trial; more follow once enough of these are used, or else a
 * verdict when they have expired. Fewer than 30 are never judged, and what could not be delivered is not counted. A stranger who has 30 resets sent for nothing
 * can so pause the anonymous purposes of a country, and not its logins. Immutable.
 */
public final class SpendPolicy {

    private static final Pattern PREFIX = Pattern.compile("|\\+[1-9][0-9]{0,14}");
    private static final Budget DEFAULT_PER_DESTINATION = new Budget(20, 50);
    private static final int MAX_PER_DESTINATION = 200;
    private static final int DEFAULT_LEAST_USED_PERCENT = 20;
    private static final int MAX_LEAST_USED_PERCENT = 90;

    private final Budget overall;
    private final Budget perDestination;
    private final Map<String, Optional<Budget>> prefixes;
    private final int leastUsedPercent;

    private SpendPolicy(Builder builder) {
        overall = builder.overall;
        perDestination = builder.perDestination;
        prefixes = Collections.unmodifiableMap(new HashMap<>(builder.prefixes));
        leastUsedPercent = builder.leastUsedPercent;
    }

    /**
     * Starts a policy.
     *
     * @param overall what may be sent to all countries together
     * @return a new builder
     */
    public static Builder builder(Budget overall) {
        return new Builder(overall);
    }

    /** A channel on which every message costs money must be bounded; one whose addresses are no numbers has no countries. */
    static void check(String what, Channel channel, @Nullable SpendPolicy policy) {
        if (policy == null && channel.equals(Channel.SMS)) {
            throw new IllegalArgumentException(what + " sends text messages and nothing bounds what they cost;"
                    + " give it a spending policy with the countries that it may send to");
        }
        if (policy != null && channel.equals(Channel.MAIL) && policy.hasCountries()) {
            throw new IllegalArgumentException(what + " sends mail and its spending policy names countries, which no"
                    + " mail address is in; give it one that allows the empty prefix alone");
        }
    }

    Budget overall() {
        return overall;
    }

    Budget perDestination() {
        return perDestination;
    }

    /** Whether destinations are told apart by the digits they begin with. */
    boolean hasCountries() {
        return prefixes.keySet().stream().anyMatch(prefix -> !prefix.isEmpty());
    }

    /** The budgets of the prefixes that are allowed. */
    Map<String, Budget> allowed() {
        Map<String, Budget> allowed = new HashMap<>();
        prefixes.forEach((prefix, budget) -> budget.ifPresent(known -> allowed.put(prefix, known)));
        return allowed;
    }

    /** The longest prefix of a destination, null if none fits or the one that does is denied. */
    @Nullable String prefixOf(String destination) {
        return prefixes.keySet().stream()
                .filter(destination::startsWith)
                .max(Comparator.comparingInt(String::length))
                .filter(prefix ->
                        prefixes.getOrDefault(prefix, Optional.empty()).isPresent())
                .orElse(null);
    }

    /** Whether enough of the codes sent were used. */
    boolean isEnough(long used, long sent) {
        return used * 100 >= sent * leastUsedPercent;
    }

    /** Collects the settings of a policy. Not thread-safe. */
    public static final class Builder {

        private final Budget overall;
        private Budget perDestination = DEFAULT_PER_DESTINATION;
        private final Map<String, Optional<Budget>> prefixes = new HashMap<>();
        private int leastUsedPercent = DEFAULT_LEAST_USED_PERCENT;

        private Builder(Budget overall) {
            this.overall = overall;
        }

        /**
         * Sends to a country. At least one is required.
         *
         * @param prefix a plus sign and the first digits of its numbers, such as {@code +34}; empty for every destination that no
         *     other prefix fits, also where destinations are no numbers
         * @param budget what may be sent there
         * @return this builder
         * @throws IllegalArgumentException if the prefix has another form
         */
        public Builder allow(String prefix, Budget budget) {
            return put(prefix, Optional.of(budget));
        }

        /**
         * Does not send to a part of what a shorter prefix allows.
         *
         * @param prefix a plus sign and the first digits of its numbers, such as {@code +1876}
         * @return this builder
         * @throws IllegalArgumentException if the prefix has another form
         */
        public Builder deny(String prefix) {
            return put(prefix, Optional.empty());
        }

        private Builder put(String prefix, Optional<Budget> budget) {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException("prefix is \"" + prefix
                        + "\", allowed are a plus sign and 1 to 15 digits of which the first is not 0, or nothing");
            }
            prefixes.put(prefix, budget);
            return this;
        }

        /**
         * What may be sent to one destination of a tenant, whoever asks and whether it is used or not, in each of the three
         * sets; 20 in any hour and 50 in any 24 hours unless set. The quotas of a {@link SendPolicy}, which a right code clears,
         * hold beside it.
         *
         * @param budget at most 200 codes a day
         * @return this builder
         * @throws IllegalArgumentException if it is more
         */
        public Builder perDestination(Budget budget) {
            Ranges.check("perDestination.perDay", budget.perDay(), 1, MAX_PER_DESTINATION);
            this.perDestination = budget;
            return this;
        }

        /**
         * The least share of codes that must be used; 20 percent unless set.
         *
         * @param percent 1 to 90
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder leastUsedPercent(int percent) {
            Ranges.check("leastUsedPercent", percent, 1, MAX_LEAST_USED_PERCENT);
            this.leastUsedPercent = percent;
            return this;
        }

        /**
         * Makes the policy.
         *
         * @return the policy
         * @throws IllegalArgumentException if no prefix is allowed
         */
        public SpendPolicy build() {
            if (prefixes.values().stream().noneMatch(Optional::isPresent)) {
                throw new IllegalArgumentException("no prefix is allowed: allow the countries that codes are sent to");
            }
            return new SpendPolicy(this);
        }
    }
}
