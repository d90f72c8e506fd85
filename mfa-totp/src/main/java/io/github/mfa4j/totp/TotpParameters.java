package io.github.mfa4j.totp;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What a server and an authenticator agree on beside the secret (RFC 6238 section 4): nothing in here is secret.
 *
 * <p>Prefer {@link #DEFAULT}: several authenticator apps ignore the other values in a scanned QR code without saying so.
 *
 * <p>Immutable and safe for use by any number of threads.
 *
 * @param algorithm the hash function under the HMAC
 * @param digits the length of a code, 6 to 8
 * @param period the length of a time step (RFC 6238 names it X), whole seconds from 15 seconds to 5 minutes
 */
public record TotpParameters(OtpAlgorithm algorithm, int digits, Duration period) {

    static final int MIN_DIGITS = 6;
    static final int MAX_DIGITS = 8;
    /** RFC 6238 section 5.2: a step has to leave a person the time to type, and longer ones widen the window. */
    static final Duration MIN_PERIOD = Duration.ofSeconds(15);

    static final Duration MAX_PERIOD = Duration.ofMinutes(5);

    /** SHA-1, 6 digits, 30 seconds: what every authenticator app implements. */
    public static final TotpParameters DEFAULT = new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));

    /**
     * Parameters of these values.
     *
     * @param algorithm the hash function under the HMAC
     * @param digits the length of a code, 6 to 8
     * @param period the length of a time step, whole seconds from 15 seconds to 5 minutes
     * @throws IllegalArgumentException if the digits or the period are out of range, or the period is not whole seconds
     */
    public TotpParameters {
        if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "digits is " + digits + ", allowed are " + MIN_DIGITS + " to " + MAX_DIGITS);
        }
        if (!period.equals(period.truncatedTo(ChronoUnit.SECONDS))
                || period.compareTo(MIN_PERIOD) < 0
                || period.compareTo(MAX_PERIOD) > 0) {
            throw new IllegalArgumentException(
                    "period is " + period + ", allowed are whole seconds from " + MIN_PERIOD + " to " + MAX_PERIOD);
        }
    }

    /**
     * These parameters with another hash function.
     *
     * @param other the hash function under the HMAC
     * @return new parameters
     */
    public TotpParameters withAlgorithm(OtpAlgorithm other) {
        return new TotpParameters(other, digits, period);
    }

    /**
     * These parameters with another code length.
     *
     * @param other the length of a code, 6 to 8
     * @return new parameters
     * @throws IllegalArgumentException if the digits are out of range
     */
    public TotpParameters withDigits(int other) {
        return new TotpParameters(algorithm, other, period);
    }

    /**
     * These parameters with another time step.
     *
     * @param other the length of a time step, whole seconds from 15 seconds to 5 minutes
     * @return new parameters
     * @throws IllegalArgumentException if the period is out of range or not whole seconds
     */
    public TotpParameters withPeriod(Duration other) {
        return new TotpParameters(algorithm, digits, other);
    }
}
