package io.github.mfa4j.benchmarks.stores;

import java.util.Set;

/**
 * One of those that do the same work on the same store. Each client has users of its own, so that clients meet in the store
 * and nowhere else; {@link #perform} is called by all clients at once.
 */
interface Contestant {

    String name();

    Set<Operation> operations();

    /** Brings about what the operation starts from for the first so many clients; not measured. */
    void prepare(Operation operation, int clients);

    /** Does one operation for one user, and fails unless it succeeded. */
    void perform(Operation operation, int client, int user);
}
