package io.github.mfa4j.factor;

import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.CommitLoop.Versioned;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.StoredVault;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The enrolments of all users: read and replaced through the commit loop, their secrets sealed and opened. Thread-safe. */
public final class Enrolments {

    private final SecretVault vault;
    private final SecretCipher cipher;
    private final CommitLoop loop = new CommitLoop();

    /**
     * Opens the enrolments of a vault.
     *
     * @param vault where they are kept
     * @param cipher seals their secrets
     */
    public Enrolments(SecretVault vault, SecretCipher cipher) {
        this.vault = vault;
        this.cipher = cipher;
    }

    /**
     * Reads a user's enrolments.
     *
     * @param user the user
     * @return all enrolments, of every factor
     */
    public List<Enrolment> of(UserId user) {
        return decide(user, Decision::<List<Enrolment>, List<Enrolment>>keep).orElseThrow();
    }

    /**
     * Decides on a user's newest enrolments, and answers once the decision is committed.
     *
     * @param <R> the answer
     * @param user the user
     * @param decide given all enrolments, says what to commit (nothing is written if it is the same) and to answer; called
     *     again after a lost race
     * @return the answer, or empty after too many lost races: then nothing was changed
     * @throws MfaUnavailableException if the vault fails
     */
    public <R> Optional<R> decide(UserId user, Function<List<Enrolment>, Decision<List<Enrolment>, R>> decide) {
        return loop.run(new VaultCell(user), current -> {
            List<Enrolment> enrolments = current == null ? List.of() : current;
            Decision<List<Enrolment>, R> decision = decide.apply(enrolments);
            return enrolments.equals(decision.next()) ? Decision.keep(decision.answer()) : decision;
        });
    }

    /**
     * Seals the secret of an enrolment, bound to user, factor, enrolment and status.
     *
     * @param user whose enrolment
     * @param factor its factor
     * @param enrolmentId its id
     * @param active its status
     * @param secret the secret; not kept
     * @return the sealed secret
     */
    public SealedSecret seal(UserId user, FactorId factor, String enrolmentId, boolean active, byte[] secret) {
        return ciphering(() -> cipher.seal(secret, binding(user, factor, enrolmentId, active)));
    }

    /**
     * Opens the secret of an enrolment.
     *
     * @param user whose enrolment
     * @param enrolment the enrolment
     * @return the secret, a fresh array that the caller wipes
     * @throws SealBrokenException if it was altered, moved to another user or given another status
     */
    public byte[] open(UserId user, Enrolment enrolment) {
        byte[] binding = binding(user, enrolment.factor(), enrolment.id(), enrolment.active());
        return ciphering(() -> cipher.open(enrolment.secret(), binding));
    }

    /**
     * Tells whether an enrolment's secret is sealed under the key that seals now.
     *
     * @param enrolment the enrolment
     * @return false if it is worth a {@link #reseal}
     */
    public boolean isUnderCurrentKey(Enrolment enrolment) {
        return enrolment.secret().keyId().equals(currentKeyId());
    }

    /**
     * Names the key that seals now.
     *
     * @return its id, which a cipher with keys of its own may change at any time
     * @throws MfaUnavailableException if the cipher fails
     */
    public String currentKeyId() {
        return ciphering(cipher::currentKeyId);
    }

    /**
     * Seals a user's secrets under the current key that are sealed under another. What else is written at the same time
     * wins, and what it wrote is sealed in its turn.
     *
     * @param user the user
     * @return {@link Change#DONE}, {@link Change#NOTHING_TO_CHANGE}, or {@link Change#BUSY} after too many lost races
     * @throws SealBrokenException if one of the secrets was altered; then nothing was changed
     * @throws MfaUnavailableException if the vault fails or the other key is not on this node
     */
    public Change reseal(UserId user) {
        return decide(user, enrolments -> {
                    List<Enrolment> resealed = enrolments.stream()
                            .map(enrolment -> isUnderCurrentKey(enrolment) ? enrolment : resealed(user, enrolment))
                            .toList();
                    return resealed.equals(enrolments)
                            ? Decision.<List<Enrolment>, Change>keep(Change.NOTHING_TO_CHANGE)
                            : Decision.commit(resealed, Change.DONE);
                })
                .orElse(Change.BUSY);
    }

    private Enrolment resealed(UserId user, Enrolment enrolment) {
        byte[] secret = open(user, enrolment);
        try {
            return enrolment.sealedAs(seal(user, enrolment.factor(), enrolment.id(), enrolment.active(), secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static <V> V ciphering(Supplier<V> call) {
        try {
            return call.get();
        } catch (SealBrokenException | MfaUnavailableException e) {
            throw e;
        } catch (Exception e) {
            throw new MfaUnavailableException(Dependency.SECRET_CIPHER, "cannot seal or open", e);
        }
    }

    private static byte[] binding(UserId user, FactorId factor, String enrolmentId, boolean active) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(user.tenant());
            out.writeUTF(user.id());
            out.writeUTF(factor.value());
            out.writeUTF(enrolmentId);
            out.writeBoolean(active);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private final class VaultCell implements CommitLoop.Cell<List<Enrolment>> {

        private final UserId user;

        VaultCell(UserId user) {
            this.user = user;
        }

        @Override
        public Dependency dependency() {
            return Dependency.SECRET_VAULT;
        }

        @Override
        public Optional<Versioned<List<Enrolment>>> read() {
            return vault.read(user)
                    .map(stored -> new Versioned<>(stored.stamp(), EnrolmentFormat.read(stored.payload())));
        }

        @Override
        public boolean compareAndSet(long expectedStamp, Versioned<List<Enrolment>> next) {
            return vault.compareAndSet(
                    user,
                    expectedStamp,
                    new StoredVault(
                            next.stamp(),
                            EnrolmentFormat.write(next.value()),
                            next.value().stream()
                                    .map(enrolment -> enrolment.secret().keyId())
                                    .collect(Collectors.toUnmodifiableSet())));
        }
    }
}
