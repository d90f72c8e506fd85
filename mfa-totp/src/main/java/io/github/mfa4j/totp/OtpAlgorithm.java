package io.github.mfa4j.totp;

/**
 * The hash function under the HMAC of a one-time password (RFC 6238 section 1.2).
 *
 * <p>SHA-1 remains the default of every authenticator app; HMAC does not rest on the collision resistance SHA-1 lost.
 */
public enum OtpAlgorithm {
    /** HMAC-SHA-1, the only function RFC 4226 defines and the one all authenticator apps implement. */
    SHA1("SHA-1", 20, 64),
    /** HMAC-SHA-256. */
    SHA256("SHA-256", 32, 64),
    /** HMAC-SHA-512. */
    SHA512("SHA-512", 64, 128);

    private final String digestName;
    private final int outputLength;
    private final int blockLength;

    OtpAlgorithm(String digestName, int outputLength, int blockLength) {
        this.digestName = digestName;
        this.outputLength = outputLength;
        this.blockLength = blockLength;
    }

    /**
     * The length of the HMAC, which is also the length RFC 4226 (section 4, R6) and RFC 6238 (section 5.1) recommend
     * for a secret.
     *
     * @return 20, 32 or 64 bytes
     */
    public int outputLength() {
        return outputLength;
    }

    /** The name the JDK's {@code MessageDigest} knows the hash function by. */
    String digestName() {
        return digestName;
    }

    /** The hash function's block in bytes: the length of the two pads of RFC 2104. */
    int blockLength() {
        return blockLength;
    }
}
