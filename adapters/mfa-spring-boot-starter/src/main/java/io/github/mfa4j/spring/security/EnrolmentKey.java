package io.github.mfa4j.spring.security;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;

/** What the page shows of the key of an authenticator, each as secret as the key. */
record EnrolmentKey(SecretText image, SecretText link, SecretText text) {

    private static final int PIXELS_PER_MODULE = 5;

    static EnrolmentKey of(String issuer, String account, OtpSecret secret, TotpParameters parameters) {
        String link = OtpAuthUri.totp(issuer, account, secret, parameters).toUri();
        QrCode code = QrCode.of(link);
        return new EnrolmentKey(
                SecretText.of(code.toPngDataUri(PIXELS_PER_MODULE * code.modules())),
                SecretText.of(link),
                SecretText.of(secret.toBase32()));
    }
}
