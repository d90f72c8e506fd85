package io.github.mfa4j.spring.security;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;

/** What the page shows of the key of an authenticator, each as secret as the key. */
record EnrolmentKey(SecretText image, SecretText link, SecretText text) {

    private static final int PIXELS_PER_MODULE = 5;

    /** An account's name may be any; that of an app has no colon, and no space around it. */
    static EnrolmentKey of(String issuer, String account, OtpSecret secret, TotpParameters parameters) {
        String label = account.replace(':', '_').strip();
        String link = OtpAuthUri.totp(issuer, label, secret, parameters).toUri();
        QrCode code = QrCode.of(link);
        return new EnrolmentKey(
                SecretText.of(code.toPngDataUri(PIXELS_PER_MODULE * code.modules())),
                SecretText.of(link),
                SecretText.of(secret.toBase32()));
    }
}
