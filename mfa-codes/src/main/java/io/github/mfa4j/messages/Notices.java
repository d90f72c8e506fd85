package io.github.mfa4j.messages;

import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells users what happened to their factors, at every address that the directory lists for a channel with a sender (the
 * first 8 of each), so that one who did not do it can act (ASVS 6.3.5 and 6.3.7, NIST SP 800-63B-4 section 4.6).
 *
 * <p>Give it to {@code MfaSetup.Builder.listener}, together with others by {@link MfaListener#all}. Directory and senders are
 * asked on the executor, so that the request it comes from waits for neither. A notice that fails is logged at WARN to the
 * logger of this class's name and not sent again. Thread-safe.
 */
public final class Notices implements MfaListener {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int MAX_ADDRESSES = 8;

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
    private final List<Sender> senders;
    private final Set<Kind> kinds;

    private Notices(Builder builder) {
        directory = builder.directory;
        executor = builder.executor;
        senders = List.copyOf(builder.senders);
        kinds = EnumSet.copyOf(builder.kinds);
    }

    /**
     * Starts a listener that sends every kind of notice: of a factor added, renewed or removed, of recovery codes made or
     * used, of a lock or suspension, and of a code that was right after several wrong ones.
     *
     * @param directory the application's users
     * @param executor where notices are sent; bounded, and refusing rather than blocking when it is full
     * @return a new builder
     */
    public static Builder builder(UserDirectory directory, Executor executor) {
        return new Builder(directory, executor);
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
        } catch (RuntimeException e) {
            LOG.warn("could not look up whom to notify of {}", event.kind(), e);
        }
    }

    private void send(MfaEvent event, UserProfile profile) {
        for (Sender sender : senders) {
            profile.addresses(sender.channel()).stream()
                    .limit(MAX_ADDRESSES)
                    .forEach(address -> send(event, profile, sender, address));
        }
    }

    private static void send(MfaEvent event, UserProfile profile, Sender sender, String address) {
        try {
            sender.send(new NoticeMessage(
                    UUID.randomUUID(), sender.channel(), address, event, profile.locale(), profile.accountName()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "could not send a notice of {} over {}",
                    event.kind(),
                    sender.channel().name(),
                    e);
        }
    }

    /** Collects what notices are sent with. Not thread-safe. */
    public static final class Builder {

        private final UserDirectory directory;
        private final Executor executor;
        private final List<Sender> senders = new ArrayList<>();
        private final Set<Kind> kinds = EnumSet.copyOf(WORTH_KNOWING);

        private Builder(UserDirectory directory, Executor executor) {
            this.directory = directory;
            this.executor = executor;
        }

        /**
         * Sends over a channel, too. At least one is required.
         *
         * @param sender delivers over the channel it serves
         * @return this builder
         */
        public Builder sender(Sender sender) {
            senders.add(sender);
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
