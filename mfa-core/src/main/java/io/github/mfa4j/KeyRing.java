package io.github.mfa4j;

import io.github.mfa4j.MfaUnavailableException.Dependency;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The installation's 256-bit keys: one current key that seals, and retired or coming ones that only open.
 *
 * <p>To rotate without an outage, first give every node the new key as <em>opens only</em>, then promote it to current
 * everywhere, run a {@link KeyRotation}, and drop the old one ten minutes after that has found it unused. No key is used itself: each use derives its own subkey, so
 * that a digest can never be mistaken for a ciphertext's key. Immutable and thread-safe; prints only key ids.
 */
public final class KeyRing {

    /** The length of a key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final String HMAC = "HmacSHA256";

    private final String currentId;
    private final Map<String, Key> keys;
    private final Provider hmacProvider = firstHmacProvider();

    private KeyRing(String currentId, Map<String, byte[]> keys) {
        this.currentId = currentId;
        this.keys = keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new Key(entry.getValue())));
    }

    /**
     * A ring of one key.
     *
     * @param id the key's name, stored beside all it seals
     * @param key 32 bytes from a cryptographically strong source
     * @return the ring
     * @throws IllegalArgumentException if the name has another form or the key another length
     */
    public static KeyRing of(String id, byte[] key) {
        return builder().current(id, key).build();
    }

    /**
     * A ring of one fresh key that is nowhere else: what it seals is lost at exit, so it fits in-memory stores only.
     *
     * @return the ring
     */
    public static KeyRing ephemeral() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return of("ephemeral", key);
    }

    /**
     * Starts a ring of several keys.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Names the key that seals.
     *
     * @return its id
     */
    public String currentId() {
        return currentId;
    }

    /**
     * Names all keys that open.
     *
     * @return their ids, the current one among them
     */
    public Set<String> ids() {
        return keys.keySet();
    }

    /**
     * Derives the subkey for one use: HMAC-SHA-256 of the label under the key, which for a uniform key is the expand step of
     * HKDF (RFC 5869 section 2.3).
     *
     * @param keyId a key of this ring
     * @param label the use, a constant of the calling code
     * @return a 256-bit subkey
     * @throws MfaUnavailableException if the ring has no such key: data from a node that already has a newer ring
     */
    public SecretKey subkey(String keyId, String label) {
        Key key = keys.get(keyId);
        if (key == null) {
            throw new MfaUnavailableException(
                    Dependency.KEY_RING, "no key \"" + keyId + "\" on this node; it has " + keys.keySet());
        }
        return key.subkey(label);
    }

    /**
     * Starts an HMAC-SHA-256 under the subkey for one use.
     *
     * @param keyId a key of this ring
     * @param label the use, a constant of the calling code
     * @return a fresh HMAC, for one thread
     * @throws MfaUnavailableException if the ring has no such key: data from a node that already has a newer ring
     */
    public Mac hmac(String keyId, String label) {
        return hmac(subkey(keyId, label));
    }

    private Mac hmac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(HMAC, hmacProvider);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(hmacProvider + " cannot do " + HMAC, e);
        }
    }

    /** Once: to ask all providers takes as long as the HMAC itself. */
    private static Provider firstHmacProvider() {
        try {
            return Mac.getInstance(HMAC).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "KeyRing[current=" + currentId + ", ids=" + keys.keySet() + "]";
    }

    /** A key that is never used itself, and the subkeys that were asked for. */
    private final class Key {

        private final SecretKey key;
        private final Map<String, SecretKey> subkeys = new ConcurrentHashMap<>();

        Key(byte[] key) {
            this.key = new SecretKeySpec(key, HMAC);
        }

        SecretKey subkey(String label) {
            return subkeys.computeIfAbsent(label, this::derive);
        }

        private SecretKey derive(String label) {
            Mac mac = hmac(key);
            mac.update(("mfa4j/" + label).getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(mac.doFinal(new byte[] {1}), HMAC);
        }
    }

    /** Collects keys. Not thread-safe. */
    public static final class Builder {

        private final Map<String, byte[]> keys = new LinkedHashMap<>();
        private @Nullable String currentId;

        private Builder() {}

        /**
         * Adds the key that seals.
         *
         * @param id its name: 1 to 32 ASCII letters, digits, dots, dashes and underscores
         * @param key 32 bytes; copied
         * @return this builder
         * @throws IllegalArgumentException if the name has another form or is taken, the key has another length, or there is
         *     a current key already
         */
        public Builder current(String id, byte[] key) {
            if (currentId != null) {
                throw new IllegalArgumentException("current key is already \"" + currentId + "\", there is only one");
            }
            add(id, key);
            currentId = id;
            return this;
        }

        /**
         * Adds a key that only opens: one being retired, or one being distributed before it becomes current.
         *
         * @param id its name
         * @param key 32 bytes; copied
         * @return this builder
         * @throws IllegalArgumentException if the name has another form or is taken, or the key has another length
         */
        public Builder opensOnly(String id, byte[] key) {
            add(id, key);
            return this;
        }

        /**
         * Makes the ring.
         *
         * @return the ring
         * @throws IllegalArgumentException if no current key was given
         */
        public KeyRing build() {
            if (currentId == null) {
                throw new IllegalArgumentException("current key is missing");
            }
            return new KeyRing(currentId, keys);
        }

        private void add(String id, byte[] key) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("key id is \"" + id + "\", allowed is " + ID);
            }
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        "key \"" + id + "\" has " + key.length + " bytes, allowed is exactly " + KEY_BYTES);
            }
            if (keys.putIfAbsent(id, key.clone()) != null) {
                throw new IllegalArgumentException("key \"" + id + "\" is given twice");
            }
        }
    }
}
