package io.github.mfa4j.factor;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a register: format version, guard, section version, section. Times are milliseconds since the epoch.
 *
 * @param section the form of the factor's own part
 */
record RegisterFormat<S>(SectionFormat<S> section) {

    private static final int VERSION = 1;
    private static final long NO_TIME = Long.MIN_VALUE;

    byte[] write(Register<S> register) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeGuard(register.guard(), out);
            out.writeByte(section.version());
            section.write(register.section(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Register<S> read(byte[] payload) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            requireReadable("register", in.readUnsignedByte(), VERSION);
            Guard guard = readGuard(in);
            int sectionVersion = in.readUnsignedByte();
            requireReadable("section", sectionVersion, section.version());
            Register<S> register = new Register<>(guard, section.read(sectionVersion, in));
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return register;
        } catch (IOException | IllegalArgumentException e) {
            throw new MfaUnavailableException(Dependency.CODE_STORE, "stored register is damaged", e);
        }
    }

    private static void requireReadable(String part, int version, int newest) {
        if (version < 1 || version > newest) {
            throw new MfaUnavailableException(
                    Dependency.CODE_STORE,
                    "stored " + part + " has format " + version + ", this release reads 1 to " + newest
                            + "; run the release that wrote it on every node");
        }
    }

    private static void writeGuard(Guard guard, DataOutput out) throws IOException {
        out.writeShort(guard.failures());
        out.writeShort(guard.streak());
        out.writeByte(guard.recent().size());
        for (Instant failure : guard.recent()) {
            out.writeLong(failure.toEpochMilli());
        }
        writeTime(guard.lockedUntil(), out);
        out.writeBoolean(guard.suspended());
        out.writeLong(guard.issued());
        out.writeLong(guard.voidThrough());
    }

    private static Guard readGuard(DataInput in) throws IOException {
        int failures = in.readUnsignedShort();
        int streak = in.readUnsignedShort();
        int count = in.readUnsignedByte();
        List<Instant> recent = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            recent.add(Instant.ofEpochMilli(in.readLong()));
        }
        return new Guard(failures, streak, recent, readTime(in), in.readBoolean(), in.readLong(), in.readLong());
    }

    private static void writeTime(@Nullable Instant time, DataOutput out) throws IOException {
        out.writeLong(time == null ? NO_TIME : time.toEpochMilli());
    }

    private static @Nullable Instant readTime(DataInput in) throws IOException {
        long millis = in.readLong();
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }
}
