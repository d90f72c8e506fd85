package io.github.mfa4j.qr;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/**
 * How much of a QR code may be unreadable before its text is lost (ISO/IEC 18004).
 *
 * <p>A higher level needs more modules for the same text, so each module is smaller at a given size. {@link #M} suits a
 * screen; {@link #Q} and {@link #H} suit paper, and codes that something covers in part.
 */
public enum ErrorCorrection {
    /** Recovers from about 7 % damage. */
    L(ErrorCorrectionLevel.L, 2952),
    /** Recovers from about 15 % damage; the default. */
    M(ErrorCorrectionLevel.M, 2330),
    /** Recovers from about 25 % damage. */
    Q(ErrorCorrectionLevel.Q, 1662),
    /** Recovers from about 30 % damage. */
    H(ErrorCorrectionLevel.H, 1272);

    private final ErrorCorrectionLevel level;
    private final int maxBytes;

    ErrorCorrection(ErrorCorrectionLevel level, int maxBytes) {
        this.level = level;
        this.maxBytes = maxBytes;
    }

    /**
     * The longest text that a code of this level holds, in bytes of UTF-8: byte mode of the largest version (40), with
     * room for the character set marker of text that is not ASCII.
     *
     * @return the limit in bytes
     */
    public int maxBytes() {
        return maxBytes;
    }

    ErrorCorrectionLevel level() {
        return level;
    }
}
