package io.github.mfa4j;

import io.github.mfa4j.crypto.AesGcm;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals challenges into tokens and opens them again: AES-256-GCM with a random nonce, under a key derived from the ring and
 * the 128-bit challenge id. The nonce is what keeps two tokens of one challenge apart (an anonymous resend goes on under its
 * id), the derivation what lets no number of tokens wear a key out.
 *
 * <p>Layout: version, length and name of the key, challenge id, nonce, ciphertext, tag; everything is authenticated.
 */
final class ChallengeTokens {

    private static final Logger LOG = LoggerFactory.getLogger(MultiFactor.class);
    private static final int MAX_LENGTH = 8 * 1024;
    private static final int VERSION = 1;
    private static final int ID_BYTES = 2 * Long.BYTES;

    private final KeyRing keys;
    private final AesGcm aesGcm = new AesGcm();

    ChallengeTokens(KeyRing keys) {
        this.keys = keys;
    }

    ChallengeToken seal(Challenge challenge) {
        byte[] keyId = keys.currentId().getBytes(StandardCharsets.US_ASCII);
        byte[] header = ByteBuffer.allocate(2 + keyId.length + ID_BYTES)
                .put((byte) VERSION)
                .put((byte) keyId.length)
                .put(keyId)
                .putLong(challenge.id().high())
                .putLong(challenge.id().low())
                .array();
        byte[] sealed = aesGcm.seal(key(keys.currentId(), header), write(challenge), header);
        byte[] token = Arrays.copyOf(header, header.length + sealed.length);
        System.arraycopy(sealed, 0, token, header.length, sealed.length);
        return new ChallengeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** Opens a token from outside: empty for anything but a token that a holder of the ring has sealed. */
    Optional<Challenge> open(@Nullable String token) {
        if (token == null || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (!isTextOf(bytes, token) || !isWhole(bytes)) {
                return Optional.empty();
            }
            String keyId = new String(bytes, 2, bytes[1], StandardCharsets.US_ASCII);
            if (!keys.ids().contains(keyId)) {
                LOG.warn("a challenge token names a key that this node does not have; it has {}", keys.ids());
                return Optional.empty();
            }
            byte[] header = Arrays.copyOf(bytes, 2 + bytes[1] + ID_BYTES);
            return aesGcm.open(key(keyId, header), bytes, header.length, header).map(body -> read(idIn(header), body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * One token has one text: padding, or bits of the last character that the decoder overlooks, make it another, which is
     * refused.
     */
    private static boolean isTextOf(byte[] bytes, String token) {
        int whole = bytes.length - bytes.length % 3;
        byte[] rest = Arrays.copyOfRange(bytes, whole, bytes.length);
        String end = Base64.getUrlEncoder().withoutPadding().encodeToString(rest);
        return token.length() == whole / 3 * 4 + end.length() && token.endsWith(end);
    }

    private static boolean isWhole(byte[] token) {
        return token.length >= 2 && token[0] == VERSION && token[1] >= 0 && token.length >= 2 + token[1] + ID_BYTES;
    }

    /** A key of the challenge alone. */
    private SecretKey key(String keyId, byte[] header) {
        Mac mac = keys.hmac(keyId, "challenge-token");
        mac.update(header, header.length - ID_BYTES, ID_BYTES);
        return new SecretKeySpec(mac.doFinal(), "AES");
    }

    private static ChallengeId idIn(byte[] header) {
        ByteBuffer id = ByteBuffer.wrap(header, header.length - ID_BYTES, ID_BYTES);
        return new ChallengeId(id.getLong(), id.getLong());
    }

    private static byte[] write(Challenge challenge) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(challenge.user().tenant());
            out.writeUTF(challenge.user().id());
            out.writeUTF(challenge.factor().value());
            out.writeUTF(challenge.purpose().name());
            out.writeBoolean(challenge.purpose().anonymous());
            out.writeBoolean(challenge.purpose().provesAddress());
            out.writeLong(challenge.number());
            out.writeLong(challenge.issuedAt().toEpochMilli());
            out.writeLong(challenge.expiresAt().toEpochMilli());
            out.writeUTF(challenge.destination() == null ? "" : challenge.destination());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Challenge read(ChallengeId id, byte[] body) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            UserId user = new UserId(in.readUTF(), in.readUTF());
            FactorId factor = new FactorId(in.readUTF());
            Purpose purpose = new Purpose(in.readUTF(), in.readBoolean(), in.readBoolean());
            long number = in.readLong();
            Instant issuedAt = Instant.ofEpochMilli(in.readLong());
            Instant expiresAt = Instant.ofEpochMilli(in.readLong());
            String destination = in.readUTF();
            return new Challenge(
                    id, user, factor, purpose, number, issuedAt, expiresAt, destination.isEmpty() ? null : destination);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a token of this release", e);
        }
    }
}
