package io.github.mfa4j.spi;

import io.github.mfa4j.KeyRing;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random 96-bit nonce in front of the ciphertext. Random nonces allow 2^32 seals under one key (NIST SP
 * 800-38D section 8.3), far more than enrolments.
 */
final class AesGcmSecretCipher implements SecretCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final String AES_GCM = "AES/GCM/NoPadding";

    private final KeyRing keys;
    private final Provider provider = firstProvider();
    private final SecureRandom random = new SecureRandom();

    AesGcmSecretCipher(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public SealedSecret seal(byte[] secret, byte[] associatedData) {
        String keyId = keys.currentId();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyId, nonce, associatedData);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(secret.length));
            cipher.doFinal(secret, 0, secret.length, sealed, NONCE_BYTES);
            return new SealedSecret(keyId, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot seal", e);
        }
    }

    @Override
    public byte[] open(SealedSecret sealed, byte[] associatedData) {
        byte[] bytes = sealed.bytes();
        if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new SealBrokenException("sealed secret is cut short");
        }
        try {
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, associatedData)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException("sealed secret or its binding was altered");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot open", e);
        }
    }

    @Override
    public String currentKeyId() {
        return keys.currentId();
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, byte[] associatedData) throws GeneralSecurityException {
        SecretKeySpec key = new SecretKeySpec(keys.subkey(keyId, "secret").getEncoded(), "AES");
        Cipher cipher = Cipher.getInstance(AES_GCM, provider);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associatedData);
        return cipher;
    }

    /** Once: to ask all providers takes longer than to open a secret. */
    private static Provider firstProvider() {
        try {
            return Cipher.getInstance(AES_GCM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + AES_GCM, e);
        }
    }
}
