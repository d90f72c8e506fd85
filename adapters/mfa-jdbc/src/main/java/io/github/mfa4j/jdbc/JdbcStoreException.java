package io.github.mfa4j.jdbc;

/**
 * The database did not do what it was asked. The message says what failed and what to do about it, and holds no value of any
 * row; the driver's exception is the cause. The library turns it into an outage for whoever was asking: nothing was granted.
 */
public final class JdbcStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JdbcStoreException(String message) {
        super(message);
    }

    JdbcStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
