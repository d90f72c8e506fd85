package io.github.mfa4j.spi;

import io.github.mfa4j.UserId;
import java.util.Optional;

/**
 * The application's users. Asked when a challenge starts and again when it is verified, so that suspending a user or
 * changing an address ends what was outstanding. Implementations are thread-safe and throw for an outage.
 */
@FunctionalInterface
public interface UserDirectory {

    /**
     * Finds an active user.
     *
     * @param user the user
     * @return what is known of the user, or empty if unknown or inactive
     */
    Optional<UserProfile> find(UserId user);
}
