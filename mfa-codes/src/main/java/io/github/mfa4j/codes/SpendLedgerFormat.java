package io.github.mfa4j.codes;

import io.github.mfa4j.codes.SpendLedger.Slot;
import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a ledger: count; start in seconds, sent and accounted for of each slot; the end of the pause, 0 for none. */
final class SpendLedgerFormat implements SectionFormat<SpendLedger> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SpendLedger empty() {
        return SpendLedger.EMPTY;
    }

    @Override
    public void write(SpendLedger ledger, DataOutput out) throws IOException {
        out.writeShort(ledger.slots().size());
        for (Slot slot : ledger.slots()) {
            out.writeLong(slot.start().getEpochSecond());
            out.writeInt(slot.sent());
            out.writeInt(slot.accountedFor());
        }
        Instant resumesAt = ledger.resumesAt();
        out.writeLong(resumesAt == null ? 0 : resumesAt.toEpochMilli());
    }

    @Override
    public SpendLedger read(int version, DataInput in) throws IOException {
        int count = in.readUnsignedShort();
        List<Slot> slots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            slots.add(new Slot(Instant.ofEpochSecond(in.readLong()), in.readInt(), in.readInt()));
        }
        long resumesAt = in.readLong();
        return new SpendLedger(slots, resumesAt == 0 ? null : Instant.ofEpochMilli(resumesAt));
    }

    @Override
    public Instant keepUntil(SpendLedger ledger) {
        return ledger.keepUntil();
    }
}
