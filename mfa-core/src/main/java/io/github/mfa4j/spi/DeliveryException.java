package io.github.mfa4j.spi;

import org.jspecify.annotations.Nullable;

/** A message could not be delivered. Its text must hold no code. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether the message surely did not go out. */
    private final boolean certainlyNotAccepted;

    /** Whether another attempt makes sense. */
    private final boolean retryable;

    /**
     * Reports a failed delivery.
     *
     * @param message what happened, without the code
     * @param cause the cause, or null
     * @param certainlyNotAccepted whether the message surely did not go out; then the user need not wait for the resend
     *     interval, while the quota stays charged
     * @param retryable whether the same message may succeed later or elsewhere
     */
    public DeliveryException(
            String message, @Nullable Throwable cause, boolean certainlyNotAccepted, boolean retryable) {
        super(message, cause);
        this.certainlyNotAccepted = certainlyNotAccepted;
        this.retryable = retryable;
    }

    /**
     * Tells whether the message surely did not go out.
     *
     * @return true if so, false if it may have
     */
    public boolean certainlyNotAccepted() {
        return certainlyNotAccepted;
    }

    /**
     * Tells whether another attempt makes sense.
     *
     * @return true if it may succeed later or over another provider
     */
    public boolean retryable() {
        return retryable;
    }
}
