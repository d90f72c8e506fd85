package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.factor.Challenge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many codes were sent within one budget, and how many of them are accounted for. Immutable; every rule is a pure
 * function of the ledger and the time.
 *
 * <p>Codes are charged in blocks before they are sent: one that is charged now may go out until {@link #LEASE} later. So a
 * charge counts for the end of its slot, and that much longer, and never more codes go out in any window than it may hold.
 *
 * @param slots what was charged and accounted for, per five minutes, oldest first
 * @param resumesAt when sending went on after the last pause, or will; null if there was none lately
 */
record SpendLedger(List<Slot> slots, @Nullable Instant resumesAt) {

    static final SpendLedger EMPTY = new SpendLedger(List.of(), null);

    /** For how long a block that was charged may be spent. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** Codes that are enough to judge by, and that are sent on trial after a pause. */
    static final int SAMPLE = 30;

    static final Duration PAUSE = Duration.ofMinutes(30);

    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Codes charged, and codes accounted for (used, or certainly not sent), in the five minutes from {@code start}. */
    record Slot(Instant start, int sent, int accountedFor) {

        Instant end() {
            return start.plus(SLOT);
        }

        Instant countsUntil(Duration window) {
            return end().plus(LEASE).plus(window);
        }
    }

    SpendLedger {
        slots = List.copyOf(slots);
    }

    /** Drops what counts no more, and brings times from a clock that ran ahead back to the present. */
    SpendLedger present(Instant now) {
        Instant tolerated = now.plus(Challenge.CLOCK_TOLERANCE);
        List<Slot> counting = slots.stream()
                .filter(slot -> slot.countsUntil(DAY).isAfter(now))
                .toList();
        SpendLedger kept = new SpendLedger(
                counting.stream()
                        .filter(slot -> !slot.start().isAfter(tolerated))
                        .toList(),
                presentPause(now));
        for (Slot slot : counting.subList(kept.slots().size(), counting.size())) {
            kept = kept.plus(now, slot.sent(), slot.accountedFor());
        }
        return kept;
    }

    private @Nullable Instant presentPause(Instant now) {
        if (resumesAt == null || resumesAt.plus(DAY).isBefore(now)) {
            return null;
        }
        boolean tooFar = resumesAt.isAfter(now.plus(PAUSE).plus(Challenge.CLOCK_TOLERANCE));
        return tooFar ? now.plus(PAUSE) : resumesAt;
    }

    /** Charges codes, or gives them back with a negative number, and counts those accounted for. */
    SpendLedger plus(Instant at, int sent, int accountedFor) {
        if (sent == 0 && accountedFor == 0) {
            return this;
        }
        Instant start = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SLOT.toSeconds()) * SLOT.toSeconds());
        List<Slot> next = new ArrayList<>(slots);
        Slot before = slots.stream()
                .filter(slot -> slot.start().equals(start))
                .findFirst()
                .orElse(new Slot(start, 0, 0));
        next.remove(before);
        next.add(new Slot(start, Math.max(0, before.sent() + sent), before.accountedFor() + accountedFor));
        next.sort(Comparator.comparing(Slot::start));
        return new SpendLedger(next, resumesAt);
    }

    /** How many more codes may be charged now. */
    int room(Budget budget, Instant now) {
        return (int) Math.max(
                0,
                Math.min(
                        budget.perHour() - sent(slot -> slot.countsUntil(HOUR).isAfter(now)),
                        budget.perDay() - sent(slot -> slot.countsUntil(DAY).isAfter(now))));
    }

    /** When there is room again. */
    Instant roomAt(Budget budget, Instant now) {
        return Stream.of(roomAt(HOUR, budget.perHour(), now), roomAt(DAY, budget.perDay(), now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private Instant roomAt(Duration window, int limit, Instant now) {
        long counted = sent(slot -> slot.countsUntil(window).isAfter(now));
        for (Slot slot : slots) {
            if (counted < limit) {
                break;
            }
            if (slot.countsUntil(window).isAfter(now)) {
                counted -= slot.sent();
                if (counted < limit) {
                    return slot.countsUntil(window);
                }
            }
        }
        return now;
    }

    /** The ledger with a pause from now on, if too few of the codes that can no longer be used are accounted for. */
    SpendLedger judged(SpendPolicy policy, Duration lifetime, Instant now) {
        if (isPausedAt(now)) {
            return this;
        }
        long sent = judgeable(lifetime, now);
        long used = accountedFor(slot -> slot.end().isAfter(judgedFrom(lifetime, now)));
        return sent < SAMPLE || policy.isEnough(used, sent) ? this : new SpendLedger(slots, now.plus(PAUSE));
    }

    /** What holds sending back beside the budget; empty if nothing does. */
    Optional<NotNow> pause(Duration lifetime, Instant now) {
        if (resumesAt != null && isPausedAt(now)) {
            return Optional.of(new NotNow(NotNow.Reason.PAUSED, resumesAt));
        }
        return trialRoom(lifetime, now) > 0
                ? Optional.empty()
                : Optional.of(new NotNow(NotNow.Reason.PAUSED, verdictAt(lifetime, now)));
    }

    /** How many codes may be charged before those sent on trial after a pause are judged. */
    int trialRoom(Duration lifetime, Instant now) {
        Instant from = judgedFrom(lifetime, now);
        boolean onTrial = resumesAt != null && !resumesAt.isBefore(from) && judgeable(lifetime, now) < SAMPLE;
        return onTrial ? (int) Math.max(0, SAMPLE - sent(slot -> slot.end().isAfter(from))) : Integer.MAX_VALUE;
    }

    private boolean isPausedAt(Instant now) {
        return resumesAt != null && now.isBefore(resumesAt);
    }

    /** When enough of the codes on trial can no longer be used to be judged by. */
    private Instant verdictAt(Duration lifetime, Instant now) {
        long sent = 0;
        for (Slot slot : slots) {
            if (slot.end().isAfter(judgedFrom(lifetime, now))) {
                sent += slot.sent();
                if (sent >= SAMPLE) {
                    return slot.end().plus(LEASE).plus(lifetime);
                }
            }
        }
        return now;
    }

    private Instant judgedFrom(Duration lifetime, Instant now) {
        Instant hourAgo = now.minus(HOUR).minus(lifetime);
        return resumesAt != null && resumesAt.isAfter(hourAgo) ? resumesAt : hourAgo;
    }

    /** Codes sent within the time that is judged that can no longer be used. */
    private long judgeable(Duration lifetime, Instant now) {
        Instant from = judgedFrom(lifetime, now);
        return sent(slot -> slot.end().isAfter(from)
                && !slot.end().plus(LEASE).plus(lifetime).isAfter(now));
    }

    private long sent(Predicate<Slot> which) {
        return slots.stream().filter(which).mapToLong(Slot::sent).sum();
    }

    private long accountedFor(Predicate<Slot> which) {
        return slots.stream().filter(which).mapToLong(Slot::accountedFor).sum();
    }

    Instant keepUntil() {
        return Stream.concat(
                        slots.stream().map(slot -> slot.countsUntil(DAY)),
                        Stream.ofNullable(resumesAt).map(end -> end.plus(DAY)))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
