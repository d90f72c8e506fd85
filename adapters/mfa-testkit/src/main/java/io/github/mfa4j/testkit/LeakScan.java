package io.github.mfa4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fails a test when a code, secret or token turns up where it must not: register what is secret as the test makes it, then
 * scan all that was captured. Thread-safe.
 */
public final class LeakScan {

    /** Shorter texts turn up by chance. */
    private static final int MIN_LENGTH = 6;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** A scan that looks for nothing yet. */
    public LeakScan() {}

    /**
     * Registers a text that must not turn up.
     *
     * @param text the secret in clear, at least 6 characters
     * @return the same text
     */
    public String secret(String text) {
        if (text.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "secret has " + text.length() + " characters, allowed are " + MIN_LENGTH + " and more");
        }
        secrets.add(text);
        return text;
    }

    /**
     * Registers bytes that must not turn up in any of the usual forms: as characters, in hex, Base32, Base64 or as the text of
     * an array.
     *
     * @param bytes the secret in clear, at least 6 bytes
     */
    public void secretBytes(byte[] bytes) {
        SecretForms.of(bytes).forEach(this::secret);
    }

    /**
     * Scans a text.
     *
     * @param where names the text in the error
     * @param captured the text
     * @throws AssertionError naming the place, if a secret is in it
     */
    public void requireNoneIn(String where, CharSequence captured) {
        String text = captured.toString();
        List<Integer> found = new ArrayList<>();
        for (String secret : secrets) {
            int position = text.indexOf(secret);
            if (position >= 0) {
                found.add(position);
            }
        }
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " of " + secrets.size() + " secrets leaked into " + where
                    + ", at characters " + found);
        }
    }
}
