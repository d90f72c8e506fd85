package io.github.mfa4j;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A code or other text that must not appear in a log: it prints nothing of itself. Immutable and thread-safe.
 */
public final class SecretText {

    private final String value;

    private SecretText(String value) {
        this.value = value;
    }

    /**
     * Wraps a text.
     *
     * @param value the secret
     * @return the wrapped secret
     */
    public static SecretText of(String value) {
        return new SecretText(value);
    }

    /**
     * Hands out the text. Every call is a place where it can leak: give it to the user's message or screen, nowhere else.
     *
     * @return the secret in clear
     */
    public String reveal() {
        return value;
    }

    /** Compares in time that depends only on the length. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for all secrets, so that a hash reveals nothing either. */
    @Override
    public int hashCode() {
        return SecretText.class.hashCode();
    }

    @Override
    public String toString() {
        return "SecretText[hidden]";
    }
}
