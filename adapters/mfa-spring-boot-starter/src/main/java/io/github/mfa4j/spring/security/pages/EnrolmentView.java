package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.SecretText;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which a user sets up an authenticator app. Immutable; prints nothing of the key.
 *
 * @param frame what is around it
 * @param confirmPath where the first code is posted, as {@link MfaPages#CODE_FIELD}; begins with one slash
 * @param qrImage the QR code: a {@code data:image/} URI (as {@code QrCode.toPngDataUri} of {@code mfa-qr} gives it) or a path of
 *     the application's own
 * @param setUpLink the {@code otpauth://} URI that is in the QR code, for the phone that shows this page and holds the app
 * @param key the key in Base32 without spaces ({@code OtpSecret.toBase32}), to be typed where no camera is; the page groups it
 * @param form what the app's codes look like
 * @param problem why the user is still here, null on the first visit; none that passes by itself
 */
public record EnrolmentView(
        PageFrame frame,
        String confirmPath,
        SecretText qrImage,
        SecretText setUpLink,
        SecretText key,
        CodeForm form,
        @Nullable PageProblem problem) {

    /**
     * Checks where things point to.
     *
     * @param frame what is around it
     * @param confirmPath where the first code is posted, as {@link MfaPages#CODE_FIELD}; begins with one slash
     * @param qrImage the QR code: a {@code data:image/} URI (as {@code QrCode.toPngDataUri} of {@code mfa-qr} gives it) or a path of
     *     the application's own
     * @param setUpLink the {@code otpauth://} URI that is in the QR code, for the phone that shows this page and holds the app
     * @param key the key in Base32 without spaces ({@code OtpSecret.toBase32}), to be typed where no camera is; the page groups it
     * @param form what the app's codes look like
     * @param problem why the user is still here, null on the first visit; none that passes by itself
     * @throws IllegalArgumentException if one points elsewhere, or the problem is one that passes by itself
     */
    public EnrolmentView {
        OwnPath.check("confirmPath", confirmPath);
        String source = qrImage.reveal();
        if (!source.startsWith("data:image/") && !OwnPath.isOne(source)) {
            throw new IllegalArgumentException(
                    "qrImage points elsewhere, allowed are data:image/ and a path that begins with one slash");
        }
        if (!setUpLink.reveal().startsWith("otpauth://")) {
            throw new IllegalArgumentException("setUpLink is of another scheme, allowed is otpauth://");
        }
        if (problem != null && problem.until() != null) {
            throw new IllegalArgumentException("problem is " + problem.kind() + ", allowed are those without an end");
        }
    }
}
