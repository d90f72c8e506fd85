package io.github.mfa4j.codes;

import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.SectionFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a set: count, and unless that is zero the parameters, the salt and the digests. */
final class RecoverySetFormat implements SectionFormat<RecoverySet> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public RecoverySet empty() {
        return RecoverySet.NONE;
    }

    @Override
    public void write(RecoverySet set, DataOutput out) throws IOException {
        out.writeByte(set.digests().size());
        if (set.digests().isEmpty()) {
            return;
        }
        out.writeInt(set.parameters().memoryKib());
        out.writeByte(set.parameters().iterations());
        out.writeByte(set.parameters().parallelism());
        out.writeLong(set.salt().high());
        out.writeLong(set.salt().low());
        for (Digest digest : set.digests()) {
            out.write(digest.bytes());
        }
    }

    @Override
    public RecoverySet read(int version, DataInput in) throws IOException {
        int count = in.readUnsignedByte();
        if (count == 0) {
            return RecoverySet.NONE;
        }
        Argon2Parameters parameters = new Argon2Parameters(in.readInt(), in.readUnsignedByte(), in.readUnsignedByte());
        Salt salt = new Salt(in.readLong(), in.readLong());
        List<Digest> digests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] digest = new byte[Argon2idHash.DIGEST_BYTES];
            in.readFully(digest);
            digests.add(Digest.of(digest));
        }
        return new RecoverySet(parameters, salt, digests);
    }

    /** Codes on paper have no end: while one is unused, the set is kept. */
    @Override
    public Instant keepUntil(RecoverySet set) {
        return set.digests().isEmpty() ? Instant.MIN : Instant.MAX;
    }
}
