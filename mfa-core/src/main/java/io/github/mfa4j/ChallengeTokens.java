package io.github.mfa4j;

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
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals challenges into tokens and opens them again: AES-256-GCM with a random nonce, under a key derived from the ring and
 * the 128-bit challenge id. The nonce is what keeps two tokens of one challenge apart (an anonymous resend goes on under its
 * id), the derivation what lets no number of tokens wear a key out.
 *
 * <p>Layout: version, length and name of the key, challenge id, nonce, ciphertext; all before the ciphertext is authenticated.
 */
final class ChallengeTokens {

    private static final Logger LOG = LoggerFactory.getLogger(MultiFactor.class);
    private static final int MAX_LENGTH = 8 * 1024;
    private static final int VERSION = 1;
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private static final String AES_GCM = "AES/GCM/NoPadding";

    private final KeyRing keys;
    private final Provider cipherProvider = firstCipherProvider();
    private final SecureRandom random = new SecureRandom();

    ChallengeTokens(KeyRing keys) {
        this.keys = keys;
    }

    ChallengeToken seal(Challenge challenge) {
        byte[] keyId = keys.currentId().getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(2 + keyId.length + ID_BYTES + NONCE_BYTES)
                .put((byte) VERSION)
                .put((byte) keyId.length)
                .put(keyId)
                .putLong(challenge.id().high())
                .putLong(challenge.id().low())
                .put(nonce)
                .array();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.currentId(), header).doFinal(write(challenge));
            byte[] token = Arrays.copyOf(header, header.length + sealed.length);
            System.arraycopy(sealed, 0, token, header.length, sealed.length);
            return new ChallengeToken(text(token));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot seal", e);
        }
    }

    /** Opens a token from outside: empty for anything but a token that a holder of the ring has sealed. */
    Optional<Challenge> open(@Nullable String token) {
        if (token == null || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (!isWhole(bytes) || !text(bytes).equals(token)) {
                return Optional.empty();
            }
            String keyId = new String(bytes, 2, bytes[1], StandardCharsets.US_ASCII);
            if (!keys.ids().contains(keyId)) {
                LOG.warn("a challenge token names a key that this node does not have; it has {}", keys.ids());
                return Optional.empty();
            }
            byte[] header = Arrays.copyOf(bytes, 2 + bytes[1] + ID_BYTES + NONCE_BYTES);
            byte[] body = cipher(Cipher.DECRYPT_MODE, keyId, header)
                    .doFinal(bytes, header.length, bytes.length - header.length);
            return Optional.of(read(idIn(header), body));
        } catch (IllegalArgumentException | AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot open", e);
        }
    }

    /** Shorter ones must not reach the cipher: the JDK's throws an unchecked exception of its own for some lengths. */
    private static boolean isWhole(byte[] token) {
        return token.length >= 2
                && token[0] == VERSION
                && token[1] >= 0
                && token.length >= 2 + token[1] + ID_BYTES + NONCE_BYTES + TAG_BYTES;
    }

    /** One token has one text: padding, or bits that the decoder overlooks, make it another, which is refused. */
    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Cipher cipher(int mode, String keyId, byte[] header) throws GeneralSecurityException {
        Mac mac = keys.hmac(keyId, "challenge-token");
        int nonceAt = header.length - NONCE_BYTES;
        mac.update(header, nonceAt - ID_BYTES, ID_BYTES);
        Cipher cipher = Cipher.getInstance(AES_GCM, cipherProvider);
        cipher.init(
                mode,
                new SecretKeySpec(mac.doFinal(), "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, header, nonceAt, NONCE_BYTES));
        cipher.updateAAD(header);
        return cipher;
    }

    /** Once: to ask all providers takes longer than to open a token. */
    private static Provider firstCipherProvider() {
        try {
            return Cipher.getInstance(AES_GCM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + AES_GCM, e);
        }
    }

    private static ChallengeId idIn(byte[] header) {
        ByteBuffer id = ByteBuffer.wrap(header, header.length - NONCE_BYTES - ID_BYTES, ID_BYTES);
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
