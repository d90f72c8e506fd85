package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Challenge;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Codes counted by five minutes. Immutable.
 *
 * @param all what was counted, oldest first
 */
record Slots(List<Slot> all) {

    static final Slots NONE = new Slots(List.of());

    private static final Duration LENGTH = Duration.ofMinutes(5);

    /** Codes sent, and codes used, in the five minutes from {@code start}. */
    record Slot(Instant start, int sent, int used) {

        Instant end() {
            return start.plus(LENGTH);
        }
    }

    Slots {
        all = List.copyOf(all);
    }

    /** Keeps what counts, and brings times from a clock that ran ahead back to the present. */
    Slots present(Predicate<Slot> counts, Instant now) {
        Instant tolerated = now.plus(Challenge.CLOCK_TOLERANCE);
        List<Slot> counting = all.stream().filter(counts).toList();
        Slots kept = new Slots(counting.stream()
                .filter(slot -> !slot.start().isAfter(tolerated))
                .toList());
        for (Slot slot : counting.subList(kept.all.size(), counting.size())) {
            kept = kept.plus(now, slot.sent(), slot.used());
        }
        return kept;
    }

    /** Counts codes, or takes them back with a negative number. */
    Slots plus(Instant at, int sent, int used) {
        Instant start = startOf(at);
        List<Slot> next = new ArrayList<>(all);
        Slot before = all.stream()
                .filter(slot -> slot.start().equals(start))
                .findFirst()
                .orElse(new Slot(start, 0, 0));
        next.remove(before);
        Slot after = new Slot(start, before.sent() + sent, before.used() + used);
        if (after.sent() != 0 || after.used() != 0) {
            next.add(after);
        }
        next.sort(Comparator.comparing(Slot::start));
        return new Slots(next);
    }

    Slots plus(Slots others) {
        Slots sum = this;
        for (Slot slot : others.all) {
            sum = sum.plus(slot.start(), slot.sent(), slot.used());
        }
        return sum;
    }

    Slots minus(Slots others) {
        Slots rest = this;
        for (Slot slot : others.all) {
            rest = rest.plus(slot.start(), -slot.sent(), -slot.used());
        }
        return rest;
    }

    /** How many codes were counted, sent and used, or taken back. */
    int size() {
        return all.stream()
                .mapToInt(slot -> Math.abs(slot.sent()) + slot.used())
                .sum();
    }

    static Instant startOf(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), LENGTH.toSeconds()) * LENGTH.toSeconds());
    }

    long sent(Predicate<Slot> which) {
        return all.stream().filter(which).mapToLong(Slot::sent).sum();
    }

    long used(Predicate<Slot> which) {
        return all.stream().filter(which).mapToLong(Slot::used).sum();
    }

    /** Count; start in seconds since the epoch, sent and used of each slot. */
    void write(DataOutput out) throws IOException {
        out.writeShort(all.size());
        for (Slot slot : all) {
            out.writeLong(slot.start().getEpochSecond());
            out.writeInt(slot.sent());
            out.writeInt(slot.used());
        }
    }

    static Slots read(DataInput in) throws IOException {
        int count = in.readUnsignedShort();
        List<Slot> slots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            slots.add(new Slot(Instant.ofEpochSecond(in.readLong()), in.readInt(), in.readInt()));
        }
        return new Slots(slots);
    }
}
