package io.github.mfa4j.codes;

import io.github.mfa4j.codes.Slots.Slot;
import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What was charged to one budget. Immutable; every rule is a pure function of the ledger and the time.
 *
 * <p>Codes are charged in blocks before they are sent: one that is charged now may go out until {@link #LEASE} later, by a
 * clock that may be a minute off. So a charge counts for the end of its slot and that much longer, and in no window more
 * codes go out than it may hold.
 *
 * @param charged the codes charged
 */
record SpendLedger(Slots charged) {

    static final SpendLedger EMPTY = new SpendLedger(Slots.NONE);

    /** For how long a block that was charged may be spent. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** By how much the clocks of nodes may differ, and how long a message may take to its provider. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    SpendLedger present(Instant now) {
        return new SpendLedger(charged.present(slot -> counts(slot, DAY, now), now));
    }

    SpendLedger plus(Instant at, int codes) {
        return codes == 0 ? this : new SpendLedger(charged.plus(at, codes, 0));
    }

    /** Gives back codes that were charged at an instant: no more than were, and none once that is forgotten. */
    SpendLedger minus(Instant at, int codes) {
        Instant slot = Slots.startOf(at);
        return plus(at, -(int) Math.min(codes, charged.sent(one -> one.start().equals(slot))));
    }

    /** How many more codes may be charged now. */
    int room(Budget budget, Instant now) {
        long room = Math.min(room(HOUR, budget.perHour(), now), room(DAY, budget.perDay(), now));
        return (int) Math.max(0, room);
    }

    private long room(Duration window, int limit, Instant now) {
        return limit - charged.sent(slot -> counts(slot, window, now));
    }

    /** When there is room again. */
    Instant roomAt(Budget budget, Instant now) {
        Instant hour = roomAt(HOUR, budget.perHour(), now);
        Instant day = roomAt(DAY, budget.perDay(), now);
        return hour.isAfter(day) ? hour : day;
    }

    private Instant roomAt(Duration window, int limit, Instant now) {
        long room = room(window, limit, now);
        Instant end = now;
        for (Slot slot : charged.all()) {
            if (room > 0) {
                break;
            }
            if (counts(slot, window, now)) {
                room += slot.sent();
                end = countsUntil(slot, window);
            }
        }
        return end;
    }

    private static boolean counts(Slot slot, Duration window, Instant now) {
        return countsUntil(slot, window).isAfter(now);
    }

    private static Instant countsUntil(Slot slot, Duration window) {
        return slot.end().plus(LEASE).plus(MARGIN).plus(window);
    }

    /** The stored form: the slots. */
    static final class Format implements SectionFormat<SpendLedger> {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public SpendLedger empty() {
            return EMPTY;
        }

        @Override
        public void write(SpendLedger ledger, DataOutput out) throws IOException {
            ledger.charged.write(out);
        }

        @Override
        public SpendLedger read(int version, DataInput in) throws IOException {
            return new SpendLedger(Slots.read(in));
        }

        @Override
        public Instant keepUntil(SpendLedger ledger) {
            return ledger.charged.all().stream()
                    .map(slot -> countsUntil(slot, DAY))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
        }
    }
}
