package io.github.mfa4j.factor;

/**
 * Thrown by an {@link FactorRules.Attempt} that got no turn at a bounded resource. Nothing is committed or counted, and the
 * caller is told {@link io.github.mfa4j.Verification.Busy}.
 */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports that no turn came.
     *
     * @param message what for, without secrets
     */
    public BusyException(String message) {
        super(message);
    }
}
