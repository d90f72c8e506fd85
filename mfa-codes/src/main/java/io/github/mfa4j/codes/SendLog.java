package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Challenge;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When codes were sent, as far as it still counts. Immutable; every rule is a pure function of the log, the policy and the
 * time.
 *
 * @param sends the sends, oldest first
 */
record SendLog(List<Sent> sends) {

    static final SendLog EMPTY = new SendLog(List.of());

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** One send; {@code delays} is false once it turned out that nothing went out, so that nobody has to wait for it. */
    record Sent(Instant at, boolean delays) {}

    SendLog {
        sends = sends.stream().sorted(Comparator.comparing(Sent::at)).toList();
    }

    /**
     * Drops what no quota counts any more, and brings times that a clock which ran ahead has left in the future back to the
     * present, so that correcting it keeps nobody waiting for longer than the policy says.
     */
    SendLog present(Instant now) {
        boolean tooFar = !sends.isEmpty() && last().isAfter(now.plus(Challenge.CLOCK_TOLERANCE));
        return new SendLog(sends.stream()
                .filter(sent -> sent.at().plus(DAY).isAfter(now))
                .map(sent -> tooFar && sent.at().isAfter(now) ? new Sent(now, sent.delays()) : sent)
                .toList());
    }

    /** When the wait after the newest send is over; empty if it is. */
    Optional<Instant> intervalEnd(SendPolicy policy, Instant now) {
        List<Sent> delaying = sends.stream()
                .filter(sent -> sent.delays() && countsIn(HOUR, sent, now))
                .toList();
        if (delaying.isEmpty()) {
            return Optional.empty();
        }
        Instant end = delaying.get(delaying.size() - 1).at().plus(policy.intervalAfter(delaying.size()));
        return Optional.of(end).filter(now::isBefore);
    }

    /** When the quotas have room again; empty if they have. */
    Optional<Instant> quotaEnd(SendPolicy policy, Instant now) {
        return quotaEnd(policy.quota(), now);
    }

    Optional<Instant> quotaEnd(Budget quota, Instant now) {
        return Stream.of(roomAt(HOUR, quota.perHour(), now), roomAt(DAY, quota.perDay(), now))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> roomAt(Duration window, int limit, Instant now) {
        List<Sent> counted =
                sends.stream().filter(sent -> countsIn(window, sent, now)).toList();
        return counted.size() < limit
                ? Optional.empty()
                : Optional.of(counted.get(counted.size() - limit).at().plus(window));
    }

    private static boolean countsIn(Duration window, Sent sent, Instant now) {
        return sent.at().plus(window).isAfter(now);
    }

    SendLog with(Instant at) {
        return new SendLog(
                Stream.concat(sends.stream(), Stream.of(new Sent(at, true))).toList());
    }

    SendLog withoutDelayOf(Instant at) {
        return new SendLog(sends.stream()
                .map(sent -> sent.at().equals(at) ? new Sent(at, false) : sent)
                .toList());
    }

    SendLog after(Instant proof) {
        return new SendLog(
                sends.stream().filter(sent -> sent.at().isAfter(proof)).toList());
    }

    Instant keepUntil() {
        return sends.isEmpty() ? Instant.MIN : last().plus(DAY);
    }

    private Instant last() {
        return sends.get(sends.size() - 1).at();
    }
}
