package io.github.mfa4j.spi;

/** A ciphertext, or what it is bound to, was altered. The library refuses and raises an event; nothing is counted. */
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
