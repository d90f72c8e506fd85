package io.github.mfa4j.examples.auth.factors;

import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.spring.boot.Issuer;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.NotBegun;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows a secret the one time that it can be shown. */
@Component
class Enrolments {

    private static final int PIXELS = 320;

    private final String issuer;

    Enrolments(Issuer issuer) {
        this.issuer = Objects.requireNonNull(issuer.name());
    }

    Enrolment shown(EnrolmentResult result) {
        if (result instanceof NotBegun not) {
            throw Changes.problem(not.reason());
        }
        Pending pending = (Pending) result;
        try (OtpSecret secret = pending.secret()) {
            String uri = OtpAuthUri.totp(issuer, pending).toUri();
            return new Enrolment(
                    true, pending.id(), secret.toBase32(), uri, QrCode.of(uri).toPngDataUri(PIXELS));
        }
    }
}
