package io.github.mfa4j.codes;

import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored form of the section: per lane the count, the codes, the log, and the proof if there is one. */
final class SentCodesFormat implements SectionFormat<SentCodes> {

    private static final int VERSION = 1;

    /** HMAC-SHA-256. */
    private static final int DIGEST_BYTES = 32;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SentCodes empty() {
        return SentCodes.EMPTY;
    }

    @Override
    public void write(SentCodes section, DataOutput out) throws IOException {
        writeLane(section.afterFirstFactor(), out);
        writeLane(section.anonymous(), out);
    }

    @Override
    public SentCodes read(int version, DataInput in) throws IOException {
        return new SentCodes(readLane(in), readLane(in));
    }

    @Override
    public Instant keepUntil(SentCodes section) {
        Instant one = section.afterFirstFactor().keepUntil();
        Instant other = section.anonymous().keepUntil();
        return one.isAfter(other) ? one : other;
    }

    private static void writeLane(Lane lane, DataOutput out) throws IOException {
        out.writeByte(lane.outstanding().size());
        for (SentCode code : lane.outstanding()) {
            writeCode(code, out);
        }
        SendLogFormat.writeLog(lane.log(), out);
        Lane.Proof proof = lane.proof();
        out.writeBoolean(proof != null);
        if (proof != null) {
            out.writeUTF(proof.keyId());
            out.write(proof.fingerprint().bytes());
            out.writeLong(proof.at().toEpochMilli());
        }
    }

    private static Lane readLane(DataInput in) throws IOException {
        int count = in.readUnsignedByte();
        List<SentCode> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            codes.add(readCode(in));
        }
        return new Lane(codes, SendLogFormat.readLog(in), readProof(in));
    }

    private static Lane.@Nullable Proof readProof(DataInput in) throws IOException {
        return in.readBoolean() ? new Lane.Proof(in.readUTF(), readDigest(in), readTime(in)) : null;
    }

    private static void writeCode(SentCode code, DataOutput out) throws IOException {
        out.writeLong(code.challenge().high());
        out.writeLong(code.challenge().low());
        out.writeUTF(code.purpose());
        out.writeUTF(code.keyId());
        out.write(code.digest().bytes());
        out.write(code.fingerprint().bytes());
        out.writeLong(code.issued().toEpochMilli());
        out.writeLong(code.expires().toEpochMilli());
        out.writeByte(code.guesses());
    }

    private static SentCode readCode(DataInput in) throws IOException {
        return new SentCode(
                new ChallengeId(in.readLong(), in.readLong()),
                in.readUTF(),
                in.readUTF(),
                readDigest(in),
                readDigest(in),
                readTime(in),
                readTime(in),
                in.readUnsignedByte());
    }

    private static Digest readDigest(DataInput in) throws IOException {
        byte[] bytes = new byte[DIGEST_BYTES];
        in.readFully(bytes);
        return Digest.of(bytes);
    }

    private static Instant readTime(DataInput in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }
}
