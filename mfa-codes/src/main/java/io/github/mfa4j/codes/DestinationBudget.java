package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.StateKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of destinations, in registers of their own that all users of an address in one tenant share: no tenant can use up what
 * another's users may have. Thread-safe.
 *
 * @param registers where they are kept
 * @param channel the channel of all destinations
 * @param label what is sent; each has quotas of its own
 * @param quota for what was not proven to be wanted
 * @param cap for all, proven or not; null if there is none
 */
record DestinationBudget(
        Registers registers,
        Channel channel,
        String label,
        Budget quota,
        @Nullable Budget cap) {

    private static final SendLogFormat FORMAT = new SendLogFormat();

    /** The destination that an address is: mail addresses that differ in case only reach the same box, or may. */
    static String of(UserId user, String address) {
        String tenant = user.tenant();
        // With its length, since any character may stand in either.
        return tenant.length() + ":" + tenant + ':' + address.toLowerCase(Locale.ROOT);
    }

    /**
     * Charges one message. It cannot be given back: others may have been refused for it.
     *
     * @param destination where the message will go to; whoever shares it shares its quotas
     * @param provenAt when the user last showed to control the address, null if not lately; what was sent until then counts
     *     towards the cap only
     */
    Charge charge(String destination, @Nullable Instant provenAt) {
        StateKey key = StateKey.shared("destination-" + label, channel.name() + ':' + destination);
        return registers
                .decide(key, FORMAT, (register, now) -> charge(register, provenAt, now))
                .orElseGet(() -> Charge.refused(new Unavailable(Unavailable.Reason.BUSY)));
    }

    private Decision<Register<SendLog>, Charge> charge(
            Register<SendLog> register, @Nullable Instant provenAt, Instant now) {
        SendLog known = register.section().present(now);
        SendLog unproven = provenAt == null ? known : known.after(provenAt);
        SendLog kept = cap == null ? unproven : known;
        Optional<Instant> end = Stream.of(
                        unproven.quotaEnd(quota, now),
                        cap == null ? Optional.<Instant>empty() : known.quotaEnd(cap, now))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        // A refusal is kept without what is over, and with times corrected once and not anew each time.
        return end.map(until -> Decision.commit(register.withSection(kept), Charge.refused(refusal(until))))
                .orElseGet(() -> Decision.commit(register.withSection(kept.with(now)), Charge.done(() -> {})));
    }

    private static ChallengeResult refusal(Instant until) {
        return new NotNow(NotNow.Reason.DESTINATION_QUOTA, until);
    }
}
