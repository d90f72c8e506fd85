package io.github.mfa4j;

import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.factor.Enrolments;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.SecretVault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Seals under the current key what still is sealed under older ones, so that these can be dropped.
 *
 * <p>A login does so for its own user. This job does it for the rest, in batches, beside live traffic and on as many nodes at
 * once as you like. It keeps nothing between runs: after a crash start it again, and it goes on with what is left.
 *
 * <p>Every key of the ring but the current one only opens. Give all nodes the same current key before you run the job: a node
 * on which the old one still is current goes on sealing under it. Thread-safe.
 */
public final class KeyRotation {

    private static final int MAX_BATCH = 10_000;

    private final KeyRing keys;
    private final SecretVault vault;
    private final Enrolments enrolments;

    private KeyRotation(MfaSetup setup, SecretVault vault) {
        this.keys = setup.keys();
        this.vault = vault;
        this.enrolments = setup.enrolments();
    }

    /**
     * How far a run is.
     *
     * @param resealed the users whose secrets it has sealed anew; not those whom a login or another run came to first
     * @param failed the users whose document it could not read or whose secrets it could not open, because they were altered,
     *     are of a newer release or their key is not on this node, and those who were too busy; a walk of the vault by
     *     {@link SecretVault#notSealedUnder} names them
     * @param last the last user it has met, null before the first
     */
    public record Progress(
            long resealed, long failed, @Nullable UserId last) {

        private Progress after(UserId user, Change change) {
            return new Progress(
                    resealed + (change == Change.DONE ? 1 : 0), failed + (change == Change.BUSY ? 1 : 0), user);
        }
    }

    /**
     * The rotation of an installation's keys.
     *
     * @param setup the setup, with a vault
     * @return the job
     * @throws IllegalArgumentException if the setup has no vault
     */
    public static KeyRotation of(MfaSetup setup) {
        return new KeyRotation(setup, setup.secretVault());
    }

    /**
     * Seals everything anew that is not sealed under the current key. It runs in the calling thread until it is done.
     *
     * @param batch how many users to read at a time, 1 to 10000
     * @param progress told after every batch; if it throws, the run ends there, and another goes on with what is left
     * @return how it ended; run it again if any failed
     * @throws IllegalArgumentException if the batch is out of range
     * @throws MfaUnavailableException if the vault fails, or the cipher cannot name its key; users whose secrets a cipher
     *     cannot open or seal, because it is out of reach for example, count as failed
     */
    public Progress run(int batch, Consumer<Progress> progress) {
        if (batch < 1 || batch > MAX_BATCH) {
            throw new IllegalArgumentException("batch is " + batch + ", allowed are 1 to " + MAX_BATCH);
        }
        Progress reached = new Progress(0, 0, null);
        for (List<UserId> users = next(null, batch); !users.isEmpty(); users = next(reached.last(), batch)) {
            for (UserId user : users) {
                reached = reached.after(user, reseal(user));
            }
            progress.accept(reached);
        }
        return reached;
    }

    /**
     * Names the keys of the ring that no secret is sealed under. Before you drop one that was current, wait for ten minutes
     * from when it ceased to be so on the last node: challenges and codes that are under way were made with it. A key that
     * is yet to become current is named, too, because nothing is sealed under it either: keep that one.
     *
     * @return all keys of the ring but the current one, or none while any secret is under one of them
     * @throws MfaUnavailableException if the vault fails
     */
    public Set<String> unusedKeys() {
        if (!next(null, 1).isEmpty()) {
            return Set.of();
        }
        Set<String> unused = new HashSet<>(keys.ids());
        unused.remove(keys.currentId());
        return Set.copyOf(unused);
    }

    /** One user whose document cannot be read must not hold up the others; a vault that is down ends the run. */
    private Change reseal(UserId user) {
        try {
            return enrolments.reseal(user);
        } catch (SealBrokenException e) {
            return Change.BUSY;
        } catch (MfaUnavailableException e) {
            next(user, 1);
            return Change.BUSY;
        }
    }

    private List<UserId> next(@Nullable UserId after, int limit) {
        String currentKeyId = enrolments.currentKeyId();
        try {
            return vault.notSealedUnder(currentKeyId, after, limit);
        } catch (Exception e) {
            throw new MfaUnavailableException(Dependency.SECRET_VAULT, "cannot be walked", e);
        }
    }
}
