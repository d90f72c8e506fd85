package io.github.mfa4j.codes;

import io.github.mfa4j.codes.SendLog.Sent;
import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a send log: count, then time in milliseconds since the epoch and flag of each send. */
final class SendLogFormat implements SectionFormat<SendLog> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SendLog empty() {
        return SendLog.EMPTY;
    }

    @Override
    public void write(SendLog log, DataOutput out) throws IOException {
        writeLog(log, out);
    }

    @Override
    public SendLog read(int version, DataInput in) throws IOException {
        return readLog(in);
    }

    @Override
    public Instant keepUntil(SendLog log) {
        return log.keepUntil();
    }

    static void writeLog(SendLog log, DataOutput out) throws IOException {
        out.writeByte(log.sends().size());
        for (Sent sent : log.sends()) {
            out.writeLong(sent.at().toEpochMilli());
            out.writeBoolean(sent.delays());
        }
    }

    static SendLog readLog(DataInput in) throws IOException {
        int count = in.readUnsignedByte();
        List<Sent> sends = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sends.add(new Sent(Instant.ofEpochMilli(in.readLong()), in.readBoolean()));
        }
        return new SendLog(sends);
    }
}
