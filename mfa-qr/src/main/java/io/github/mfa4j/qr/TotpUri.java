package io.github.mfa4j.qr;

import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An {@code otpauth://totp/} URI: a secret whose codes depend on the time (RFC 6238). */
public final class TotpUri extends OtpAuthUri {
    static final String TYPE = "totp";
    static final Duration DEFAULT_PERIOD = Duration.ofSeconds(30);

    private final TotpParameters parameters;

    TotpUri(@Nullable String issuer, String account, OtpSecret secret, TotpParameters parameters) {
        super(issuer, account, secret);
        this.parameters = parameters;
    }

    /**
     * Algorithm, digits and period.
     *
     * @return the parameters for generating and verifying codes of this secret
     */
    public TotpParameters parameters() {
        return parameters;
    }

    /**
     * How long a code is valid.
     *
     * @return whole seconds
     */
    public Duration period() {
        return parameters.period();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OtpAlgorithm algorithm() {
        return parameters.algorithm();
    }

    @Override
    public int digits() {
        return parameters.digits();
    }

    @Override
    void appendMovingFactor(StringBuilder uri) {
        if (!period().equals(DEFAULT_PERIOD)) {
            uri.append("&period=").append(period().toSeconds());
        }
    }
}
