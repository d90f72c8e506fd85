package io.github.mfa4j.redis;

/**
 * Redis did not do what it was asked, or must not be used as it is set up. The message says what failed and what to do about
 * it, and holds no value of any register; the driver's exception, if there was one, is the cause. The library turns it into
 * an outage for whoever was asking: nothing was granted.
 */
public final class RedisStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisStoreException(String message) {
        super(message);
    }

    RedisStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
