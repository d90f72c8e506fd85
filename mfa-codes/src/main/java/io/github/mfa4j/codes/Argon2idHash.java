package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * Argon2id version 1.3 (RFC 9106) over the characters of a code, by Bouncy Castle's lightweight API: no provider is
 * registered, and lanes are computed in the calling thread. The generator clears its own memory when it is done.
 */
final class Argon2idHash implements CodeHash {

    /** RFC 9106 section 3.1 recommends 16 bytes of salt for hashing passwords. */
    static final int SALT_BYTES = 16;

    static final int DIGEST_BYTES = 32;

    @Override
    public byte[] hash(SecretText code, byte[] salt, Argon2Parameters parameters) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("salt has " + salt.length + " bytes, allowed is exactly " + SALT_BYTES);
        }
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(builder()
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism())
                .withSalt(salt)
                .build());
        byte[] digest = new byte[DIGEST_BYTES];
        byte[] password = code.reveal().getBytes(StandardCharsets.US_ASCII);
        try {
            generator.generateBytes(password, digest);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
        return digest;
    }

    /** The variant and version that every digest is made with. */
    static org.bouncycastle.crypto.params.Argon2Parameters.Builder builder() {
        return new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                        org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13);
    }
}
