package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets at most so many evaluations of a {@link CodeHash} run at once, so that a flood of guesses takes a known amount of
 * memory (evaluations times {@link Argon2Parameters#memoryKib()}) and not the node. Whoever comes later waits in line,
 * first come first served, for a bounded time.
 *
 * <p>Safe for use by many threads; share one instance, as the bound is per instance.
 */
final class BoundedHash {

    static final int DEFAULT_MAX_PARALLEL = 4;
    static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(2);

    private static final int MAX_PARALLEL_LIMIT = 64;
    private static final Duration MAX_WAIT_LIMIT = Duration.ofSeconds(30);

    private final CodeHash hash;
    private final Semaphore permits;
    private final Duration maxWait;

    /**
     * Bounds a hash.
     *
     * @param maxParallel evaluations at once, 1 to 64
     * @param maxWait time a caller may wait for its turn, 0 to 30 seconds; zero never waits
     */
    BoundedHash(CodeHash hash, int maxParallel, Duration maxWait) {
        if (maxParallel < 1 || maxParallel > MAX_PARALLEL_LIMIT) {
            throw new IllegalArgumentException(
                    "maxParallel is " + maxParallel + ", allowed are 1 to " + MAX_PARALLEL_LIMIT);
        }
        if (maxWait.isNegative() || maxWait.compareTo(MAX_WAIT_LIMIT) > 0) {
            throw new IllegalArgumentException("maxWait is " + maxWait + ", allowed are PT0S to " + MAX_WAIT_LIMIT);
        }
        this.hash = hash;
        this.permits = new Semaphore(maxParallel, true);
        this.maxWait = maxWait;
    }

    /**
     * Evaluates the hash once, or not at all.
     *
     * @return the digest, or empty if no turn came in time or the thread was interrupted while waiting (its interrupt
     *     flag is set again): nothing was evaluated, so the attempt is answered as busy and not counted
     */
    Optional<byte[]> hash(SecretText code, byte[] salt, Argon2Parameters parameters) {
        try {
            if (!permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(hash.hash(code, salt, parameters));
        } finally {
            permits.release();
        }
    }
}
