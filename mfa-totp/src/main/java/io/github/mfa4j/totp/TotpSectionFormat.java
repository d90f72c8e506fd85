package io.github.mfa4j.totp;

import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stored form of {@link TotpSection}, version 1. */
final class TotpSectionFormat implements SectionFormat<TotpSection> {

    static final TotpSectionFormat INSTANCE = new TotpSectionFormat();

    @Override
    public int version() {
        return 1;
    }

    @Override
    public TotpSection empty() {
        return TotpSection.EMPTY;
    }

    @Override
    public void write(TotpSection section, DataOutput out) throws IOException {
        out.writeByte(section.entries().size());
        for (TotpSection.Entry entry : section.entries()) {
            out.writeUTF(entry.enrolmentId());
            out.writeByte(entry.confirmFailures());
            out.writeLong(entry.used().floor());
            out.writeByte(entry.used().newest().size());
            for (long step : entry.used().newest()) {
                out.writeLong(step);
            }
        }
    }

    @Override
    public TotpSection read(int version, DataInput in) throws IOException {
        int count = in.readUnsignedByte();
        List<TotpSection.Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String enrolmentId = in.readUTF();
            int confirmFailures = in.readUnsignedByte();
            entries.add(new TotpSection.Entry(enrolmentId, readUsed(in), confirmFailures));
        }
        return new TotpSection(entries);
    }

    private static UsedSteps readUsed(DataInput in) throws IOException {
        long floor = in.readLong();
        int count = in.readUnsignedByte();
        List<Long> newest = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            newest.add(in.readLong());
        }
        return new UsedSteps(floor, newest);
    }

    /** While there is an enrolment, its used steps must not be forgotten. */
    @Override
    public Instant keepUntil(TotpSection section) {
        return section.entries().isEmpty() ? Instant.MIN : Instant.MAX;
    }
}
