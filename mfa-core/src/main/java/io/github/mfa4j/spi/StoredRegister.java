package io.github.mfa4j.spi;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CodeStore} keeps under a key: an opaque payload, the stamp of the write that brought it, and what operators
 * and the purge need beside it. Immutable and thread-safe.
 */
public final class StoredRegister {

    /** The {@code purgeAfter} of a register that must never be purged. No database holds it: keep it as null or no expiry. */
    public static final Instant NEVER = Instant.MAX;

    /** The latest instant in a register, other than {@link #NEVER}: every database holds it. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The largest payload in bytes that the library writes. */
    public static final int MAX_PAYLOAD = 16 * 1024;

    private final long stamp;
    private final byte[] payload;
    private final Instant purgeAfter;
    private final int failures;
    private final @Nullable Instant lockedUntil;

    /**
     * Holds one version of a register.
     *
     * @param stamp the random number of the write, never {@link CodeStore#ABSENT}
     * @param payload the versioned, opaque state, up to {@link #MAX_PAYLOAD} bytes; copied
     * @param purgeAfter from when the register holds nothing of worth, between the epoch and {@link #LATEST}, or
     *     {@link #NEVER}; a store keeps it to the millisecond or coarser, but never earlier than given
     * @param failures failures since the last success, for operators
     * @param lockedUntil the end of the lock, between the epoch and {@link #LATEST}, for operators; null when not locked
     * @throws IllegalArgumentException if a value is out of its range
     */
    public StoredRegister(long stamp, byte[] payload, Instant purgeAfter, int failures, @Nullable Instant lockedUntil) {
        if (stamp == CodeStore.ABSENT) {
            throw new IllegalArgumentException("stamp is " + stamp + ", which means an absent register");
        }
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload has " + payload.length + " bytes, allowed are up to " + MAX_PAYLOAD);
        }
        if (!purgeAfter.equals(NEVER)) {
            check("purgeAfter", purgeAfter);
        }
        if (lockedUntil != null) {
            check("lockedUntil", lockedUntil);
        }
        this.stamp = stamp;
        this.payload = payload.clone();
        this.purgeAfter = purgeAfter;
        this.failures = failures;
        this.lockedUntil = lockedUntil;
    }

    private static void check(String name, Instant value) {
        if (value.isBefore(Instant.EPOCH) || value.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", allowed is from " + Instant.EPOCH + " to " + LATEST);
        }
    }

    /**
     * The number that the next write compares with.
     *
     * @return the stamp, never {@link CodeStore#ABSENT}
     */
    public long stamp() {
        return stamp;
    }

    /**
     * The opaque state.
     *
     * @return a fresh copy
     */
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * From when the register may be purged.
     *
     * @return the instant, or {@link #NEVER}
     */
    public Instant purgeAfter() {
        return purgeAfter;
    }

    /**
     * Failures since the last success, to show to operators; never read back.
     *
     * @return the number
     */
    public int failures() {
        return failures;
    }

    /**
     * The end of the lock, to show to operators; never read back.
     *
     * @return the instant, if locked
     */
    public Optional<Instant> lockedUntil() {
        return Optional.ofNullable(lockedUntil);
    }

    @Override
    public String toString() {
        return "StoredRegister[stamp=" + stamp + ", " + payload.length + " bytes, purgeAfter=" + purgeAfter + "]";
    }
}
