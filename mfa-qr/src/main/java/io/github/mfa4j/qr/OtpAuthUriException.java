package io.github.mfa4j.qr;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text that is not an {@code otpauth://} URI this library accepts.
 *
 * <p>Says which part is wrong. The message does not repeat the text, which may hold a secret, so the exception is
 * safe to log.
 */
public final class OtpAuthUriException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The part of the URI that is wrong. */
    public enum Part {
        /** The text as a whole: its length, its characters, a fragment. */
        TEXT,
        /** Not {@code otpauth://}. */
        SCHEME,
        /** Not {@code totp} or {@code hotp}; a user, a host or a port also ends up here. */
        TYPE,
        /** The path: missing, of several segments, badly escaped, or without an account. */
        LABEL,
        /** The account name. */
        ACCOUNT,
        /** The issuer, or an issuer in the label that differs from the parameter. */
        ISSUER,
        /** The parameters as such: missing, badly escaped, or one of them given twice. */
        QUERY,
        /** The secret: missing, not Base32, too short or too long. */
        SECRET,
        /** The algorithm. */
        ALGORITHM,
        /** The number of digits. */
        DIGITS,
        /** The period. */
        PERIOD,
        /** The counter. */
        COUNTER
    }

    /** The first wrong part that was found. */
    private final Part part;

    OtpAuthUriException(Part part, @Nullable String message) {
        super(message);
        this.part = part;
    }

    /** Runs a step whose errors belong to one part. The messages are this library's; their causes are not kept. */
    static <T> T within(Part part, Supplier<T> step) {
        try {
            return step.get();
        } catch (OtpAuthUriException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new OtpAuthUriException(part, e.getMessage());
        }
    }

    /**
     * Which part is wrong.
     *
     * @return the first wrong part that was found
     */
    public Part part() {
        return part;
    }
}
