package io.github.mfa4j;

/**
 * Something the library depends on failed, so the answer is no: nothing was granted, and no failure was charged to the user
 * for the outage. Log it, answer with an outage (HTTP 503), and let the user try again.
 *
 * <p>If a store failed so that even reading could not settle whether it took the write, this one attempt may have been
 * counted or its code used up; it has granted nothing either way.
 */
public final class MfaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Dependency {
        /** The registers: {@link io.github.mfa4j.spi.CodeStore}. */
        CODE_STORE,
        /** The enrolments: {@link io.github.mfa4j.spi.SecretVault}. */
        SECRET_VAULT,
        /** Sealing and opening secrets: {@link io.github.mfa4j.spi.SecretCipher}. */
        SECRET_CIPHER,
        /** A key that stored data names and this node does not have: {@link KeyRing}. */
        KEY_RING,
        /** The users: {@link io.github.mfa4j.spi.UserDirectory}. */
        USER_DIRECTORY,
        /** Delivery of a message: {@link io.github.mfa4j.spi.Sender}. */
        SENDER,
        /** The executor that anonymous challenges run on. */
        EXECUTOR
    }

    /** What failed. */
    private final Dependency dependency;

    /**
     * Reports an outage.
     *
     * @param dependency what failed
     * @param message what happened, without secrets
     */
    public MfaUnavailableException(Dependency dependency, String message) {
        super(dependency + ": " + message);
        this.dependency = dependency;
    }

    /**
     * Reports an outage with its cause.
     *
     * @param dependency what failed
     * @param message what happened, without secrets
     * @param cause what the dependency threw
     */
    public MfaUnavailableException(Dependency dependency, String message, Throwable cause) {
        super(dependency + ": " + message, cause);
        this.dependency = dependency;
    }

    /**
     * Tells what failed.
     *
     * @return the dependency
     */
    public Dependency dependency() {
        return dependency;
    }
}
