package io.github.mfa4j.codes;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.codes.Slots.Slot;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many of the codes sent to a country were used, and whether sending is paused for it. Immutable; every rule is a pure
 * function of it and the time.
 *
 * @param codes the codes that went out, and how many of them were used, by the time they were issued
 * @param resumesAt when sending went on after the last pause, or will; null if there was none lately
 */
record Conversion(Slots codes, @Nullable Instant resumesAt) {

    static final Conversion NONE = new Conversion(Slots.NONE, null);

    /** Codes that are enough to judge by, and about as many as are sent on trial after a pause. */
    static final int SAMPLE = 30;

    static final Duration PAUSE = Duration.ofMinutes(30);

    private static final Duration JUDGED = Duration.ofHours(1);

    /** Longer than what is judged, with the longest life of a code. */
    private static final Duration KEPT = Duration.ofHours(2);

    /** Drops what counts no more, and brings times from a clock that ran ahead back to the present. */
    Conversion present(Instant now) {
        return new Conversion(codes.present(slot -> slot.end().plus(KEPT).isAfter(now), now), presentPause(now));
    }

    private @Nullable Instant presentPause(Instant now) {
        if (resumesAt == null || !resumesAt.plus(KEPT).isAfter(now)) {
            return null;
        }
        boolean tooFar = resumesAt.isAfter(now.plus(PAUSE).plus(Challenge.CLOCK_TOLERANCE));
        return tooFar ? now.plus(PAUSE) : resumesAt;
    }

    Conversion plus(Slots counted) {
        return new Conversion(codes.plus(counted), resumesAt);
    }

    /** The same with a pause from now on, if too few of the codes that can no longer be used were. */
    Conversion judged(SpendPolicy policy, Duration lifetime, Instant now) {
        if (isPausedAt(now)) {
            return this;
        }
        Predicate<Slot> overdue = slot -> isOverdue(slot, lifetime, now);
        long sent = codes.sent(overdue);
        return sent < SAMPLE || policy.isEnough(codes.used(overdue), sent)
                ? this
                : new Conversion(codes, now.plus(PAUSE));
    }

    /** What holds sending back; empty if nothing does. Codes on trial that are used already need not wait for the others. */
    Optional<NotNow> pause(SpendPolicy policy, Duration lifetime, Instant now) {
        if (resumesAt != null && isPausedAt(now)) {
            return Optional.of(new NotNow(NotNow.Reason.PAUSED, resumesAt));
        }
        Predicate<Slot> tried = slot -> isJudged(slot, lifetime, now);
        long sent = codes.sent(tried);
        boolean onTrial = resumesAt != null && codes.sent(slot -> isOverdue(slot, lifetime, now)) < SAMPLE;
        return onTrial && sent >= SAMPLE && !policy.isEnough(codes.used(tried), sent)
                ? Optional.of(new NotNow(NotNow.Reason.PAUSED, verdictAt(lifetime, now)))
                : Optional.empty();
    }

    private boolean isPausedAt(Instant now) {
        return resumesAt != null && now.isBefore(resumesAt);
    }

    /** When enough of the codes on trial can no longer be used. */
    private Instant verdictAt(Duration lifetime, Instant now) {
        long sent = 0;
        for (Slot slot : codes.all()) {
            sent += isJudged(slot, lifetime, now) ? slot.sent() : 0;
            if (sent >= SAMPLE) {
                return slot.end().plus(lifetime);
            }
        }
        return now;
    }

    /** What was sent before a pause is not held against what came after it. */
    private boolean isJudged(Slot slot, Duration lifetime, Instant now) {
        return slot.end().isAfter(now.minus(JUDGED).minus(lifetime))
                && (resumesAt == null || slot.end().isAfter(resumesAt));
    }

    private boolean isOverdue(Slot slot, Duration lifetime, Instant now) {
        return isJudged(slot, lifetime, now) && !slot.end().plus(lifetime).isAfter(now);
    }

    /** The stored form: the slots, and the end of the pause in milliseconds since the epoch, 0 for none. */
    static final class Format implements SectionFormat<Conversion> {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Conversion empty() {
            return NONE;
        }

        @Override
        public void write(Conversion conversion, DataOutput out) throws IOException {
            conversion.codes.write(out);
            out.writeLong(conversion.resumesAt == null ? 0 : conversion.resumesAt.toEpochMilli());
        }

        @Override
        public Conversion read(int version, DataInput in) throws IOException {
            Slots codes = Slots.read(in);
            long resumesAt = in.readLong();
            return new Conversion(codes, resumesAt == 0 ? null : Instant.ofEpochMilli(resumesAt));
        }

        @Override
        public Instant keepUntil(Conversion conversion) {
            return Stream.concat(
                            conversion.codes.all().stream().map(Slot::end), Stream.ofNullable(conversion.resumesAt))
                    .map(end -> end.plus(KEPT))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
        }
    }
}
