package io.github.mfa4j.qr;

import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.util.ArrayList;
import java.util.List;

/** Codes over the whole range of what is offered: texts, error correction levels and margins. */
record Sample(String text, ErrorCorrection level, QrCode code) {
    static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    static final String URI = OtpAuthUri.totp(
                    "ACME Co", "alice@example.com", OtpSecret.ofBase32(SECRET), TotpParameters.DEFAULT)
            .toUri();

    private static final List<String> TEXTS = List.of(
            "7",
            "0123456789",
            "HTTPS://EXAMPLE.COM/$%*+-./: 42",
            URI,
            "~tilde ^caret \\backslash {brace} |pipe| `tick` \"quote\" 'apostrophe' <angle>",
            "Zürich, Malmö, Köln: ÄÖÜ äöü ß é è ñ ¥ £",
            "日本語のアカウント、한국어 계정, العربية, עברית, ελληνικά, кириллица",
            "emoji \uD83D\uDD11 \uD83D\uDC69\u200D\uD83D\uDCBB end",
            "x".repeat(ErrorCorrection.H.maxBytes()));

    /** Every text at every level, at margins that take turns over the whole range. */
    static final List<Sample> ALL = all();

    private static List<Sample> all() {
        int[] margins = {QrCode.DEFAULT_MARGIN, QrCode.MIN_MARGIN, 2, 3, 7, QrCode.MAX_MARGIN};
        List<Sample> samples = new ArrayList<>();
        for (String text : TEXTS) {
            for (ErrorCorrection level : ErrorCorrection.values()) {
                int margin = margins[samples.size() % margins.length];
                samples.add(new Sample(text, level, QrCode.of(text, level).withMargin(margin)));
            }
        }
        return samples;
    }

    @Override
    public String toString() {
        return text.length() + " characters, " + code;
    }
}
