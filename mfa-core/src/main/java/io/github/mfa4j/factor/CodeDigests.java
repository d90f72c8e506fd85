package io.github.mfa4j.factor;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.crypto.Mac;

/**
 * Digests of sent codes: HMAC-SHA-256 under a subkey of the ring, over user, factor, purpose, destination, challenge and
 * code. A code therefore works nowhere but where it was sent for, and a stolen store without the ring tells nothing about it.
 * Thread-safe.
 */
public final class CodeDigests {

    private final KeyRing keys;

    /**
     * Makes digests under a ring.
     *
     * @param keys the ring
     */
    public CodeDigests(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The key that new digests are made under; store it beside them.
     *
     * @return the ring's current key id
     */
    public String currentKeyId() {
        return keys.currentId();
    }

    /**
     * Binds a code to its challenge.
     *
     * @param keyId the key to use
     * @param challenge the challenge, with its destination
     * @param code the code in its normal form
     * @return the digest
     * @throws io.github.mfa4j.MfaUnavailableException if this node does not have the key
     */
    public Digest digest(String keyId, Challenge challenge, SecretText code) {
        return digest(
                keys.hmac(keyId, "sent-code"),
                challenge.user().tenant(),
                challenge.user().id(),
                challenge.factor().value(),
                challenge.purpose().name(),
                challenge.destination() == null ? "" : challenge.destination(),
                Long.toHexString(challenge.id().high()),
                Long.toHexString(challenge.id().low()),
                code.reveal());
    }

    /**
     * Stands for an address in a register: HMAC-SHA-256 under another subkey of the ring, over user and address. It tells
     * whether an address is still the same, and neither which it is nor which other user has it.
     *
     * @param keyId the key to use
     * @param user whose register it is for
     * @param address the address, compared exactly
     * @return the digest
     * @throws io.github.mfa4j.MfaUnavailableException if this node does not have the key
     */
    public Digest fingerprint(String keyId, UserId user, String address) {
        return digest(keys.hmac(keyId, "address"), user.tenant(), user.id(), address);
    }

    private static Digest digest(Mac mac, String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                out.writeUTF(part);
            }
            return Digest.of(mac.doFinal(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
