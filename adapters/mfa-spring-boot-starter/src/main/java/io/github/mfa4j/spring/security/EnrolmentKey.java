package io.github.mfa4j.spring.security;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;

/** What the page shows of the key of an authenticator, each as secret as the key. */
record EnrolmentKey(SecretText image, SecretText link, SecretText text) {

    private static final int PIXELS_PER_MODULE = 5;

    /** In code points; more than an app shows, and with any issuer no more than a QR code holds. */
    private static final int MAX_LABEL = 60;

    static EnrolmentKey of(String issuer, String account, OtpSecret secret, TotpParameters parameters) {
        String link =
                OtpAuthUri.totp(issuer, label(account), secret, parameters).toUri();
        QrCode code = QrCode.of(link);
        return new EnrolmentKey(
                SecretText.of(code.toPngDataUri(PIXELS_PER_MODULE * code.modules())),
                SecretText.of(link),
                SecretText.of(secret.toBase32()));
    }

    /** An account's name may be any text; an app shows none with a colon, control characters, or spaces around it. */
    private static String label(String account) {
        String label = account.codePoints()
                .map(character -> character == ':' ? '_' : character)
                .filter(EnrolmentKey::isShown)
                .limit(MAX_LABEL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return label.isEmpty() ? "account" : label;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
