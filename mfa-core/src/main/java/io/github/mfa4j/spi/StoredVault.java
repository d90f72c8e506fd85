package io.github.mfa4j.spi;

import java.util.Set;

/**
 * What a {@link SecretVault} keeps for a user: an opaque document of enrolments with sealed secrets, the stamp of the write
 * that brought it, and the ids of the keys its secrets are sealed under. Immutable and thread-safe.
 */
public final class StoredVault {

    /** The largest payload in bytes that the library writes. */
    public static final int MAX_PAYLOAD = 16 * 1024;

    private final long stamp;
    private final byte[] payload;
    private final Set<String> keyIds;

    /**
     * Holds one version of a user's document.
     *
     * @param stamp the random number of the write, never {@link CodeStore#ABSENT}
     * @param payload the versioned, opaque document, up to {@link #MAX_PAYLOAD} bytes; copied
     * @param keyIds the keys that its secrets are sealed under
     */
    public StoredVault(long stamp, byte[] payload, Set<String> keyIds) {
        if (stamp == CodeStore.ABSENT) {
            throw new IllegalArgumentException("stamp is " + stamp + ", which means an absent document");
        }
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload has " + payload.length + " bytes, allowed are up to " + MAX_PAYLOAD);
        }
        this.stamp = stamp;
        this.payload = payload.clone();
        this.keyIds = Set.copyOf(keyIds);
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
     * The opaque document.
     *
     * @return a fresh copy
     */
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * The keys that the secrets inside are sealed under.
     *
     * @return their ids
     */
    public Set<String> keyIds() {
        return keyIds;
    }

    @Override
    public String toString() {
        return "StoredVault[stamp=" + stamp + ", " + payload.length + " bytes, keys=" + keyIds + "]";
    }
}
