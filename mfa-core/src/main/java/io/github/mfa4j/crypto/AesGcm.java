package io.github.mfa4j.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random 96-bit nonce in front of the ciphertext. Random nonces allow 2^32 seals under one key (NIST SP
 * 800-38D section 8.3). Thread-safe.
 */
public final class AesGcm {

    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** By how much the sealed form is longer. */
    public static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

    private final Provider provider = firstProvider();
    private final SecureRandom random = new SecureRandom();

    /**
     * Ciphers that have no work, at most as many as threads had work at once. Making one costs as much as opening with it,
     * and one that gets the key it had before need not expand it again. Each holds on to its last key, which says nothing
     * that the ring does not hold for as long. One whose work failed is dropped.
     */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    /**
     * Seals.
     *
     * @param key 256 bits
     * @param plaintext what to seal
     * @param associatedData what the seal is bound to
     * @return nonce, ciphertext and tag
     */
    public byte[] seal(SecretKey key, byte[] plaintext, byte[] associatedData) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = new byte[plaintext.length + OVERHEAD];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, aes(key), nonceIn(sealed, 0));
            cipher.updateAAD(associatedData);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE_BYTES);
            idle.add(cipher);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot seal", e);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @param key the key it was sealed with
     * @param bytes holds the sealed form, from an offset to the end
     * @param offset where it begins
     * @param associatedData what the seal is bound to
     * @return the plaintext, or empty if anything of it was altered or is missing
     */
    public Optional<byte[]> open(SecretKey key, byte[] bytes, int offset, byte[] associatedData) {
        // The JDK's cipher throws an unchecked exception of its own for some lengths.
        if (bytes.length - offset < OVERHEAD) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.DECRYPT_MODE, aes(key), nonceIn(bytes, offset));
            cipher.updateAAD(associatedData);
            byte[] plaintext = cipher.doFinal(bytes, offset + NONCE_BYTES, bytes.length - offset - NONCE_BYTES);
            idle.add(cipher);
            return Optional.of(plaintext);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot open", e);
        }
    }

    private Cipher cipher() throws GeneralSecurityException {
        Cipher cipher = idle.poll();
        return cipher == null ? Cipher.getInstance(AES_GCM, provider) : cipher;
    }

    private static SecretKey aes(SecretKey key) {
        return new SecretKeySpec(key.getEncoded(), "AES");
    }

    private static GCMParameterSpec nonceIn(byte[] bytes, int offset) {
        return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, bytes, offset, NONCE_BYTES);
    }

    /** Once: to ask all providers takes longer than to open something. */
    private static Provider firstProvider() {
        try {
            return Cipher.getInstance(AES_GCM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + AES_GCM, e);
        }
    }
}
