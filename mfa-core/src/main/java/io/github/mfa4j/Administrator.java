package io.github.mfa4j;

import java.time.Instant;

/**
 * An administrator acting on a user's factors without the user's proof. Making one is the application's statement that it
 * has checked the administrator's own authority; every use is audited under the name.
 *
 * @param name who acts, 1 to 255 characters without control characters, on one line
 */
public record Administrator(String name) implements Authority {

    /**
     * Checks the name.
     *
     * @param name who acts, 1 to 255 characters without control characters, on one line
     * @throws IllegalArgumentException if the name is empty, too long or holds a control character or half a surrogate pair
     */
    public Administrator {
        if (name.isEmpty() || name.length() > 255 || name.codePoints().anyMatch(UserId::isForbidden)) {
            throw new IllegalArgumentException(
                    "administrator name has " + name.length() + " characters, allowed are 1 to 255 printable ones");
        }
    }

    @Override
    public boolean allowsChangesFor(UserId subject, Instant now) {
        return true;
    }

    @Override
    public boolean isProofOf(FactorId factor) {
        return false;
    }

    @Override
    public String actor() {
        return name;
    }
}
