package io.github.mfa4j.spi;

/**
 * A ciphertext, or what it is bound to, was altered. The library takes the enrolment for one that shows no code: a guess is
 * counted only if it was compared with another enrolment that is intact.
 */
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a broken seal.
     *
     * @param message which seal, without secrets
     */
    public SealBrokenException(String message) {
        super(message);
    }
}
