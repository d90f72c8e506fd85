package io.github.mfa4j.totp;

/**
 * A secret that cannot be used: its text is not Base32, or its length is outside the accepted range.
 *
 * <p>Neither the message nor any accessor carries the secret or a part of it, so the exception is safe to log. When the
 * text came from a user, show {@link #reason()} in the user's words and ask again.
 */
public final class InvalidSecretException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the secret. */
    public enum Reason {
        /** A character outside the Base32 alphabet A-Z, 2-7; commonly {@code 0}, {@code 1}, {@code 8} or {@code 9}. */
        CHARACTER,
        /** A number of Base32 characters that no whole number of bytes encodes to: some are missing. */
        LENGTH,
        /** Padding in the middle, or not as many {@code =} as RFC 4648 section 6 asks for. */
        PADDING,
        /** The unused bits of the last character are not zero: characters were lost or mistyped. */
        TRAILING_BITS,
        /** Fewer bytes than the factory accepts. */
        TOO_SHORT,
        /** More bytes, or more text, than the factory accepts. */
        TOO_LONG
    }

    /** What is wrong with the secret. */
    private final Reason reason;

    InvalidSecretException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * What is wrong with the secret.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
