package io.github.mfa4j.qr;

import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import org.jspecify.annotations.Nullable;

/** An {@code otpauth://hotp/} URI: a secret whose codes depend on a counter (RFC 4226). */
public final class HotpUri extends OtpAuthUri {
    static final String TYPE = "hotp";

    private static final int MIN_DIGITS = 6;
    private static final int MAX_DIGITS = 10;

    private final OtpAlgorithm algorithm;
    private final int digits;
    private final long counter;

    HotpUri(
            @Nullable String issuer,
            String account,
            OtpSecret secret,
            OtpAlgorithm algorithm,
            int digits,
            long counter) {
        super(issuer, account, secret);
        this.algorithm = algorithm;
        this.digits = checkedDigits(digits);
        if (counter < 0) {
            throw new IllegalArgumentException("counter is " + counter + ", allowed are 0 to " + Long.MAX_VALUE);
        }
        this.counter = counter;
    }

    static int checkedDigits(int digits) {
        if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "digits is " + digits + ", allowed are " + MIN_DIGITS + " to " + MAX_DIGITS);
        }
        return digits;
    }

    /**
     * The counter of the next code.
     *
     * @return 0 or more
     */
    public long counter() {
        return counter;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OtpAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public int digits() {
        return digits;
    }

    @Override
    void appendMovingFactor(StringBuilder uri) {
        uri.append("&counter=").append(counter);
    }
}
