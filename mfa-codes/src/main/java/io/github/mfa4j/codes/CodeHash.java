package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;

/** A deliberately slow one-way function of a code. Implementations are safe for use by many threads. */
@FunctionalInterface
interface CodeHash {

    /**
     * Evaluates the function once.
     *
     * @param code the code to hash
     * @param salt {@link Argon2idHash#SALT_BYTES} bytes, left unchanged
     * @param parameters the cost
     * @return {@link Argon2idHash#DIGEST_BYTES} bytes, the caller's to keep
     */
    byte[] hash(SecretText code, byte[] salt, Argon2Parameters parameters);
}
