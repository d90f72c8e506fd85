package io.github.mfa4j.totp;

/**
 * The hash function under the HMAC of a one-time password (RFC 6238 section 1.2).
 *
 * <p>SHA-1 remains the default of every authenticator app; HMAC does not rest on the collision resistance SHA-1 lost.
 */
public enum OtpAlgorithm {
    /** HMAC-SHA-1, the only function RFC 4226 defines and the one all authenticator apps implement. */
    SHA1,
    /** HMAC-SHA-256. */
    SHA256,
    /** HMAC-SHA-512. */
    SHA512
}
