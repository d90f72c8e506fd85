package io.github.mfa4j.totp;

import io.github.mfa4j.totp.InvalidSecretException.Reason;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * The secret that a server and an authenticator share (RFC 4226 section 4, R6).
 *
 * <p>Make one with {@link #generate()}, show it once as a QR code or as {@link #toBase32()}, store it sealed, and
 * {@link #destroy()} it as soon as it was used; it is a resource of a try-with-resources statement, too. It keeps a copy
 * of its bytes of its own and overwrites it when destroyed. After that every method but {@link #isDestroyed()},
 * {@link #destroy()}, {@link #close()} and {@link #toString()} throws {@link IllegalStateException}.
 *
 * <p>{@code toString} prints nothing of the secret. There is no {@code equals} over the bytes: a hash code of a secret
 * would give a part of it away; use {@link #hasSameBytesAs}.
 *
 * <p>Safe for use by several threads. A code that is being computed while another thread destroys the secret is either
 * the right one or an {@code IllegalStateException}, never one under a half-erased secret.
 */
public final class OtpSecret implements Destroyable, AutoCloseable {

    /** 128 bits, the least RFC 4226 section 4 (R6) allows. */
    private static final int MIN_LENGTH = 16;
    /** 80 bits: 16 Base32 characters, what servers issued in the first years of authenticator apps. */
    private static final int MIN_LEGACY_LENGTH = 10;
    /** The block of SHA-512; HMAC gains nothing from a longer key (RFC 2104 section 3). */
    private static final int MAX_LENGTH = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private boolean destroyed;

    private OtpSecret(byte[] own) {
        this.bytes = own;
    }

    /**
     * A fresh random secret of 160 bits, the length RFC 4226 section 4 (R6) recommends and every authenticator app takes.
     *
     * @return a new secret
     */
    public static OtpSecret generate() {
        return generate(OtpAlgorithm.SHA1);
    }

    /**
     * A fresh random secret as long as the HMAC of the algorithm: 160, 256 or 512 bits (RFC 6238 section 5.1).
     *
     * @param algorithm the hash function the secret will be used with
     * @return a new secret
     */
    public static OtpSecret generate(OtpAlgorithm algorithm) {
        byte[] own = new byte[algorithm.outputLength()];
        RANDOM.nextBytes(own);
        return new OtpSecret(own);
    }

    /**
     * A secret of these bytes, which are copied; the caller overwrites its own array.
     *
     * @param bytes 16 to 128 bytes
     * @return the secret
     * @throws InvalidSecretException if there are fewer than 16 or more than 128 bytes
     */
    public static OtpSecret ofBytes(byte[] bytes) {
        return checked(bytes.clone(), MIN_LENGTH);
    }

    /**
     * A secret in Base32 (RFC 4648 section 6). Lower case, spaces, dashes and correct padding are accepted; any other
     * character, an impossible length and non-zero unused bits are not.
     *
     * @param text the Base32 text of 16 to 128 bytes; at most 512 characters
     * @return the secret
     * @throws InvalidSecretException if the text is not Base32 or encodes fewer than 16 or more than 128 bytes
     */
    public static OtpSecret ofBase32(CharSequence text) {
        return checked(Base32Text.decode(text), MIN_LENGTH);
    }

    /**
     * As {@link #ofBytes}, for secrets that another system issued shorter than RFC 4226 allows. Renew them when their
     * owner next logs in.
     *
     * @param bytes 10 to 128 bytes
     * @return the secret
     * @throws InvalidSecretException if there are fewer than 10 or more than 128 bytes
     */
    public static OtpSecret ofLegacyBytes(byte[] bytes) {
        return checked(bytes.clone(), MIN_LEGACY_LENGTH);
    }

    /**
     * As {@link #ofBase32}, for secrets that another system issued shorter than RFC 4226 allows. Renew them when their
     * owner next logs in.
     *
     * @param text the Base32 text of 10 to 128 bytes; at most 512 characters
     * @return the secret
     * @throws InvalidSecretException if the text is not Base32 or encodes fewer than 10 or more than 128 bytes
     */
    public static OtpSecret ofLegacyBase32(CharSequence text) {
        return checked(Base32Text.decode(text), MIN_LEGACY_LENGTH);
    }

    /** Of any length, for the diagnosis only; the array is taken over. */
    static OtpSecret ofOwnBytes(byte[] own) {
        return new OtpSecret(own);
    }

    private static OtpSecret checked(byte[] own, int minLength) {
        if (own.length < minLength || own.length > MAX_LENGTH) {
            int length = own.length;
            Arrays.fill(own, (byte) 0);
            throw new InvalidSecretException(
                    length < minLength ? Reason.TOO_SHORT : Reason.TOO_LONG,
                    "secret of " + length + " bytes, allowed are " + minLength + " to " + MAX_LENGTH);
        }
        return new OtpSecret(own);
    }

    /**
     * The secret as text for people and for an {@code otpauth} URI: Base32, upper case, without padding and spaces.
     *
     * @return the Base32 text, as secret as the secret
     * @throws IllegalStateException if the secret was destroyed
     */
    public synchronized String toBase32() {
        requireAlive();
        return Base32Text.encode(bytes);
    }

    /**
     * A copy of the bytes, to be sealed and stored. The caller overwrites it after use.
     *
     * @return a new array
     * @throws IllegalStateException if the secret was destroyed
     */
    public synchronized byte[] toByteArray() {
        requireAlive();
        return bytes.clone();
    }

    /**
     * Compares in a time that depends on the lengths only.
     *
     * @param other another secret
     * @return whether both have the same bytes
     * @throws IllegalStateException if either was destroyed
     */
    public boolean hasSameBytesAs(OtpSecret other) {
        byte[] mine = toByteArray();
        byte[] theirs = other.toByteArray();
        try {
            return MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    /** As an HMAC key; one that is longer than the block is hashed first (RFC 2104 section 3). */
    synchronized void copyInto(byte[] target, int blockLength, MessageDigest digest) {
        requireAlive();
        byte[] key = bytes.length > blockLength ? digest.digest(bytes) : bytes;
        System.arraycopy(key, 0, target, 0, key.length);
    }

    private void requireAlive() {
        if (destroyed) {
            throw new IllegalStateException("the secret was destroyed");
        }
    }

    /** Overwrites the bytes. Doing so again changes nothing. */
    @Override
    public synchronized void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    /** The same as {@link #destroy()}. */
    @Override
    public void close() {
        destroy();
    }

    /**
     * A name for this object that says nothing of the secret.
     *
     * @return a constant text
     */
    @Override
    public String toString() {
        return "OtpSecret[hidden]";
    }
}
