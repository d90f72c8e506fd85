/** otpauth:// URIs, and QR codes as PNG, SVG and terminal text. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.qr {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j.totp;
    requires com.google.zxing;

    exports io.github.mfa4j.qr;
}
