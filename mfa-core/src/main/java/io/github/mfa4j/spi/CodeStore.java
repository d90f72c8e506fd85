package io.github.mfa4j.spi;

import io.github.mfa4j.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A register: it keeps one opaque value per key and replaces it only by compare-and-set. All counters, outstanding codes and
 * used steps of one user's factor are in one value, so this is the only thing that has to be right under parallel requests.
 *
 * <p>An implementation
 *
 * <ul>
 *   <li>is linearizable per key and safe for use by many threads and nodes;
 *   <li>uses a connection and a transaction of its own: a rollback of the caller's must not undo a counted failure;
 *   <li>never evicts: when it is full it throws, because forgetting a lock would be worse;
 *   <li>throws any unchecked exception for an outage, and never answers with a guess.
 * </ul>
 */
public interface CodeStore {

    /** The stamp to expect of a key that has no register. */
    long ABSENT = 0;

    /**
     * Reads the newest value.
     *
     * @param key the register
     * @return its value, or empty if there is none
     */
    Optional<StoredRegister> read(StateKey key);

    /**
     * Replaces the value if its stamp is the expected one, as one atomic step. A no is harmless, because the library reads
     * again before it decides anything: a store may also answer it for a write that its database gave up in favour of
     * another one (a deadlock, a serialization failure). A yes is a promise.
     *
     * @param key the register
     * @param expectedStamp the stamp that was read, or {@link #ABSENT} to create the register
     * @param next the new value, with a fresh stamp
     * @return true if it was replaced; false if nothing was written because another write came first
     */
    boolean compareAndSet(StateKey key, long expectedStamp, StoredRegister next);

    /**
     * Removes registers whose {@code purgeAfter} is not after the given instant, and never one that a write just made last
     * longer. Call it from time to time, again while it answers more than nothing; the library starts no threads, and a
     * bounded number may be removed in one call. A store whose backing removes what is due by itself answers 0.
     *
     * @param now the instant to compare with, between the epoch and {@link StoredRegister#LATEST}
     * @return how many were removed
     */
    int purge(Instant now);

    /**
     * Removes all registers of a user, for good. Shared registers stay, and so do those of every other user: users are
     * compared exactly, as by {@link StateKey#ownerHash}.
     *
     * @param user the user
     */
    void erase(UserId user);

    /**
     * Declares what this store may lose.
     *
     * @return a constant
     */
    Durability durability();
}
