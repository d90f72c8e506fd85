package io.github.mfa4j.factor;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.spi.SealedSecret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a user's enrolments: format version, count, enrolments. */
final class EnrolmentFormat {

    private static final int VERSION = 1;

    private EnrolmentFormat() {}

    static byte[] write(List<Enrolment> enrolments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(enrolments.size());
            for (Enrolment enrolment : enrolments) {
                write(enrolment, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<Enrolment> read(byte[] payload) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new MfaUnavailableException(
                        Dependency.SECRET_VAULT,
                        "stored enrolments have format " + version + ", this release reads " + VERSION
                                + "; run the release that wrote them on every node");
            }
            int count = in.readUnsignedByte();
            List<Enrolment> enrolments = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                enrolments.add(read(in));
            }
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return List.copyOf(enrolments);
        } catch (IOException | IllegalArgumentException e) {
            throw new MfaUnavailableException(Dependency.SECRET_VAULT, "stored enrolments are damaged", e);
        }
    }

    private static void write(Enrolment enrolment, DataOutputStream out) throws IOException {
        out.writeUTF(enrolment.id());
        out.writeUTF(enrolment.factor().value());
        out.writeUTF(enrolment.label());
        out.writeBoolean(enrolment.active());
        out.writeLong(enrolment.createdAt().toEpochMilli());
        out.writeUTF(enrolment.parameters());
        out.writeUTF(enrolment.replaces() == null ? "" : enrolment.replaces());
        out.writeUTF(enrolment.secret().keyId());
        byte[] secret = enrolment.secret().bytes();
        out.writeShort(secret.length);
        out.write(secret);
    }

    private static Enrolment read(DataInputStream in) throws IOException {
        String id = in.readUTF();
        FactorId factor = new FactorId(in.readUTF());
        String label = in.readUTF();
        boolean active = in.readBoolean();
        Instant createdAt = Instant.ofEpochMilli(in.readLong());
        String parameters = in.readUTF();
        String replaces = in.readUTF();
        String keyId = in.readUTF();
        byte[] secret = new byte[in.readUnsignedShort()];
        in.readFully(secret);
        return new Enrolment(
                id,
                factor,
                label,
                active,
                createdAt,
                parameters,
                replaces.isEmpty() ? null : replaces,
                new SealedSecret(keyId, secret));
    }
}
