package io.github.mfa4j.spi;

import io.github.mfa4j.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each user's enrolments as one versioned document and replaces it only by compare-and-set. It never sees a secret in
 * clear. The same demands hold as for {@link CodeStore}: linearizable per user, thread-safe, its own transaction, throws
 * for an outage.
 *
 * <p>Users are compared exactly, tenant and id, character by character. A database's text comparison may not do so, so key
 * documents by {@link StateKey#ownerHash}.
 */
public interface SecretVault {

    /**
     * Reads the newest document.
     *
     * @param user the user
     * @return the document, or empty if the user has none
     */
    Optional<StoredVault> read(UserId user);

    /**
     * Replaces the document if its stamp is the expected one, as one atomic step. A no is harmless and may be spurious, as
     * in {@link CodeStore#compareAndSet}; a yes is a promise.
     *
     * @param user the user
     * @param expectedStamp the stamp that was read, or {@link CodeStore#ABSENT} to create the document
     * @param next the new document, with a fresh stamp
     * @return true if it was replaced; false if nothing was written because another write came first
     */
    boolean compareAndSet(UserId user, long expectedStamp, StoredVault next);

    /**
     * Removes a user's document, for good.
     *
     * @param user the user
     */
    void erase(UserId user);

    /**
     * Walks the users whose document holds a secret that is sealed under another key than the given one, a batch at a time.
     * The order is the vault's own and does not change, so a walk can stop at any user and go on later, beside other
     * writes. A user whose document holds such a secret from the beginning of the walk to its end is met once.
     *
     * @param keyId the key that seals now
     * @param after the last user of the batch before, who need not be in the vault any more; null to start
     * @param limit the most users to return, at least 1
     * @return the next of those users, in the vault's order; empty when the walk is over
     */
    List<UserId> notSealedUnder(String keyId, @Nullable UserId after, int limit);

    /**
     * Declares what this vault may lose.
     *
     * @return a constant
     */
    Durability durability();
}
