package io.github.mfa4j.spi;

import io.github.mfa4j.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each user's enrolments as one versioned document and replaces it only by compare-and-set. It never sees a secret in
 * clear. The same demands hold as for {@link CodeStore}: linearizable per user, thread-safe, its own transaction, throws
 * for an outage.
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
     * Replaces the document if its stamp is the expected one, as one atomic step.
     *
     * @param user the user
     * @param expectedStamp the stamp that was read, or {@link CodeStore#ABSENT} to create the document
     * @param next the new document, with a fresh stamp
     * @return whether it was replaced; false if the stamp was another
     */
    boolean compareAndSet(UserId user, long expectedStamp, StoredVault next);

    /**
     * Removes a user's document, for good.
     *
     * @param user the user
     */
    void erase(UserId user);

    /**
     * Finds users whose document holds a secret that is sealed under another key than the given one.
     *
     * @param keyId the key that seals now
     * @param limit the most users to return, at least 1
     * @return some of those users, in any order; empty when there are none left
     */
    List<UserId> notSealedUnder(String keyId, int limit);

    /**
     * Declares what this vault may lose.
     *
     * @return a constant
     */
    Durability durability();
}
