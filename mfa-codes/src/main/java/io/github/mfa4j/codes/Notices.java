package io.github.mfa4j.codes;

import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells users what happened to their factors, at every address that the directory lists for a channel with a sender,
 * however many these are, so that one who did not do it can act (ASVS 6.3.5 and 6.3.7, NIST SP 800-63B-4 section 4.6). A
 * directory that lists an address before its owner has confirmed it has notices sent there, too.
 *
 * <p>Give it to {@code MfaSetup.Builder.listener}, together with others by {@link MfaListener#all}. Directory, store and
 * senders are asked on the executor, so that the request it comes from waits for none. Of each user and kind an address
 * gets at most 5 notices an hour and 10 a day, so that no flood of one hides another. A notice that is too many or fails is
 * logged at WARN to the logger of this class's name and not sent again. If the executor refuses, that is a failure of the
 * listener, which is logged like those of any other. Thread-safe.
 */
public final class Notices implements MfaListener {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    /** Whoever switches a factor on and off all day must not fill a mailbox, or send text messages at will. */
    private static final Budget QUOTA = new Budget(5, 10);

    private static final Set<Kind> WORTH_KNOWING = EnumSet.of(
            Kind.FACTOR_ADDED,
            Kind.FACTOR_RENEWED,
            Kind.FACTOR_REMOVED,
            Kind.RECOVERY_CODES_CREATED,
            Kind.RECOVERY_CODE_USED,
            Kind.LOCKED,
            Kind.SUSPENDED,
            Kind.VERIFIED_AFTER_FAILURES);

    private final UserDirectory directory;
    private final Executor executor;
    private final List<Way> ways;
    private final Set<Kind> kinds;

    private Notices(Builder builder) {
        directory = builder.directory;
        executor = builder.executor;
        kinds = EnumSet.copyOf(builder.kinds);
        Registers registers = new Registers(builder.store, builder.clock, LockoutPolicy.DEFAULT);
        ways = builder.senders.entrySet().stream()
                .map(entry -> new Way(registers, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A sender, and what its notices are charged to: the user's quota of a kind, the address, the country and all. */
    private record Way(
            Sender sender,
            DestinationBudget quotas,
            Optional<DestinationBudget> addresses,
            Optional<SpendGuard> spending) {

        Way(Registers registers, Sender sender, Optional<SpendPolicy> policy) {
            this(
                    sender,
                    new DestinationBudget(registers, sender.channel(), "notice", QUOTA, null),
                    policy.map(limits -> new DestinationBudget(
                            registers, sender.channel(), "notices", limits.perDestination(), null)),
                    policy.map(limits -> new SpendGuard(registers, sender.channel(), "notice", limits)));
        }

        Charge charge(MfaEvent event, String address) {
            UserId user = event.user();
            String destination = DestinationBudget.of(user, address);
            String quota =
                    String.join("\n", user.tenant(), user.id(), event.kind().name(), destination);
            return spending.flatMap(guard -> guard.obstacle(address))
                    .map(Charge::refused)
                    .orElseGet(() -> spending.map(guard -> guard.charge(address))
                            .orElse(Charge.done(() -> {}))
                            .and(() -> quotas.charge(quota, null))
                            .and(() -> addresses
                                    .map(each -> each.charge(destination, null))
                                    .orElse(Charge.done(() -> {}))));
        }
    }

    /**
     * Starts a listener that sends every kind of notice: of a factor added, renewed or removed, of recovery codes made or
     * used, of a lock or suspension, and of a code that was right after several wrong ones.
     *
     * @param directory the application's users
     * @param store where the quotas of addresses are kept
     * @param executor where notices are sent; bounded, and refusing rather than blocking when it is full
     * @return a new builder
     */
    public static Builder builder(UserDirectory directory, CodeStore store, Executor executor) {
        return new Builder(required("directory", directory), required("store", store), required("executor", executor));
    }

    private static <V> V required(String name, @Nullable V value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing from the notices");
        }
        return value;
    }

    @Override
    public void on(MfaEvent event) {
        if (kinds.contains(event.kind())) {
            executor.execute(() -> send(event));
        }
    }

    private void send(MfaEvent event) {
        try {
            directory.find(event.user()).ifPresent(profile -> send(event, profile));
        } catch (Exception e) { // Also checked ones: Kotlin and Lombok throw them undeclared.
            LOG.warn("could not look up whom to notify of {}", event.kind(), e);
        }
    }

    private void send(MfaEvent event, UserProfile profile) {
        for (Way way : ways) {
            profile.addresses(way.sender().channel()).forEach(address -> send(event, profile, way, address));
        }
    }

    private static void send(MfaEvent event, UserProfile profile, Way way, String address) {
        Channel channel = way.sender().channel();
        try {
            Charge charge = way.charge(event, address);
            if (charge.isRefused()) {
                LOG.warn("sent no notice of {} over {}: {}", event.kind(), channel.name(), charge.refusal());
                return;
            }
            deliver(
                    way.sender(),
                    new NoticeMessage(
                            UUID.randomUUID(), channel, address, event, profile.locale(), profile.accountName()),
                    charge);
        } catch (Exception e) { // As above; another address may still be told.
            LOG.warn("could not send a notice of {} over {}", event.kind(), channel.name(), e);
        }
    }

    private static void deliver(Sender sender, NoticeMessage notice, Charge charge) {
        try {
            sender.send(notice);
        } catch (DeliveryException e) {
            if (e.certainlyNotAccepted()) {
                charge.giveBack().run();
            }
            throw e;
        }
    }

    /** Collects what notices are sent with. Not thread-safe. */
    public static final class Builder {

        private final UserDirectory directory;
        private final CodeStore store;
        private final Executor executor;
        private final Map<Sender, Optional<SpendPolicy>> senders = new LinkedHashMap<>();
        private final Set<Kind> kinds = EnumSet.copyOf(WORTH_KNOWING);
        private InstantSource clock = InstantSource.system();

        private Builder(UserDirectory directory, CodeStore store, Executor executor) {
            this.directory = directory;
            this.store = store;
            this.executor = executor;
        }

        /**
         * Sends over a channel, too. At least one is required.
         *
         * @param sender delivers over the channel it serves
         * @return this builder
         * @throws IllegalArgumentException if it sends text messages, which need a policy
         */
        public Builder sender(Sender sender) {
            SpendPolicy.check("a sender of notices", required("sender", sender).channel(), null);
            senders.put(sender, Optional.empty());
            return this;
        }

        /**
         * Sends over a channel, too, and no more than a policy allows. Its budgets are those of notices alone, and nothing is
         * judged by its use.
         *
         * @param sender delivers over the channel it serves
         * @param spending what sending may cost: the countries, and the budgets of each, of all and of a destination
         * @return this builder
         * @throws IllegalArgumentException if it names countries and the sender sends mail
         */
        public Builder sender(Sender sender, SpendPolicy spending) {
            SpendPolicy.check("a sender of notices", required("sender", sender).channel(), spending);
            senders.put(sender, Optional.of(required("spending", spending)));
            return this;
        }

        /**
         * The time that quotas go by; the system's unless set.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = required("clock", source);
            return this;
        }

        /**
         * Sends no notices of a kind.
         *
         * @param kind the kind of event
         * @return this builder
         * @throws IllegalArgumentException if no notices are sent of it anyway
         */
        public Builder without(Kind kind) {
            if (!WORTH_KNOWING.contains(kind)) {
                throw new IllegalArgumentException("kind is " + kind + ", allowed are " + WORTH_KNOWING);
            }
            kinds.remove(kind);
            return this;
        }

        /**
         * Makes the listener.
         *
         * @return the listener
         * @throws IllegalArgumentException if there is no sender
         */
        public Notices build() {
            if (senders.isEmpty()) {
                throw new IllegalArgumentException("sender is missing: notices go out over at least one channel");
            }
            return new Notices(this);
        }
    }
}
