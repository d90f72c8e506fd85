package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Opening;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.StateKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of destinations, in registers of their own that all users of an address share. Thread-safe.
 *
 * @param registers where they are kept
 * @param channel the channel of all destinations
 * @param label what is sent; each has quotas of its own
 * @param policy the quotas
 */
record DestinationBudget(Registers registers, Channel channel, String label, SendPolicy policy) {

    private static final SendLogFormat FORMAT = new SendLogFormat();

    /**
     * Charges one message.
     *
     * @param address where the message will go to
     * @param provenAt when the user last showed to control the address, null if not lately; what was sent until then no
     *     longer counts
     * @return what stands against sending, then nothing was charged; empty if it was
     */
    <S> Optional<Opening<S>> charge(String address, @Nullable Instant provenAt) {
        Optional<Optional<Opening<S>>> outcome =
                registers.decide(key(address), FORMAT, (register, now) -> charge(register, provenAt, now));
        return outcome.orElseGet(() -> Optional.of(new Opening.Impossible<>(Unavailable.Reason.BUSY)));
    }

    private <S> Decision<Register<SendLog>, Optional<Opening<S>>> charge(
            Register<SendLog> register, @Nullable Instant provenAt, Instant now) {
        SendLog known = register.section().present(now);
        SendLog log = provenAt == null ? known : known.after(provenAt);
        Optional<Opening<S>> refusal = log.quotaEnd(policy, now)
                .map(end -> new Opening.Later<>(new NotNow(NotNow.Reason.DESTINATION_QUOTA, end)));
        // A refusal is kept without what is over, and with times corrected once and not anew each time.
        return Decision.commit(register.withSection(refusal.isPresent() ? log : log.with(now)), refusal);
    }

    /** Mail addresses that differ in case only reach the same box, or may. */
    private StateKey key(String address) {
        return StateKey.shared("destination-" + label, channel.name() + ':' + address.toLowerCase(Locale.ROOT));
    }
}
