package io.github.mfa4j.spi;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of one register: a SHA-256 hash, so that no collation of a database can merge two users, whatever their ids hold.
 *
 * <p>Store {@link #hash()} in a binary column. The owner stands beside it for operators and for erasure by
 * {@link #ownerHash(UserId)}. Immutable and thread-safe.
 */
public final class StateKey {

    /** As for a factor: what a register holds stands in a short column of ASCII. */
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final byte[] hash;
    private final @Nullable UserId owner;
    private final String slot;

    private StateKey(byte[] hash, @Nullable UserId owner, String slot) {
        this.hash = hash;
        this.owner = owner;
        this.slot = slot;
    }

    /**
     * The register of one user's factor.
     *
     * @param user the user
     * @param factor the factor
     * @return the key
     */
    public static StateKey of(UserId user, FactorId factor) {
        return new StateKey(sha256("register", user.tenant(), user.id(), factor.value()), user, factor.value());
    }

    /**
     * A register that belongs to no user, such as the message budget of one destination.
     *
     * @param kind what it is for, a constant of the calling code: 1 to 32 characters, a lower-case ASCII letter, then letters,
     *     digits and dashes
     * @param name what it is about
     * @return the key
     * @throws IllegalArgumentException if the kind has another form
     */
    public static StateKey shared(String kind, String name) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("kind is \"" + kind + "\", allowed is " + KIND);
        }
        return new StateKey(sha256("shared", kind, name), null, kind);
    }

    /**
     * The hash that all registers of one user are erased by.
     *
     * @param user the user
     * @return a fresh array of 32 bytes
     */
    public static byte[] ownerHash(UserId user) {
        return sha256("owner", user.tenant(), user.id());
    }

    /**
     * The key itself.
     *
     * @return a fresh array of 32 bytes
     */
    public byte[] hash() {
        return hash.clone();
    }

    /**
     * Whose register it is.
     *
     * @return the user, or empty for a shared register
     */
    public Optional<UserId> owner() {
        return Optional.ofNullable(owner);
    }

    /**
     * What the register holds, for operators.
     *
     * @return the factor's name, or the kind of a shared register: 1 to 32 ASCII characters
     */
    public String slot() {
        return slot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateKey that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "StateKey[" + slot + ", " + HexFormat.of().formatHex(hash, 0, 8) + "]";
    }

    /** Hashes the parts with their lengths, so that no two lists of parts read the same. */
    private static byte[] sha256(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                out.writeUTF(part);
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
